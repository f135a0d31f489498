using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Delivery;

/// <summary>The people and bodies through whom a decision becomes what citizens meet, and what passes between them.</summary>
public sealed partial class DeliveryChain : IMissionScoped
{
    public const int LongestLine = 200;
    public const int MostNodes = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public List<ChainNode> Nodes { get; init; } = [];

    public List<ChainLink> Links { get; init; } = [];

    public bool Illustrative { get; init; }

    public uint Version { get; set; }

    public Result AddNode(string body, string role, ChainPlace place)
    {
        (body, role) = (Wording.Line(body), Wording.Line(role));
        if (Wrong(body, role) is { } problem) return problem;
        if (Nodes.Count >= MostNodes) return new Problem("chain.full", $"A chain has at most {MostNodes} places. Put some together.");
        if (Nodes.Exists(node => Same(node.Body, body) && Same(node.Role, role))) return new Problem("chain.body", $"{body} is here already in that role.");
        var node = new ChainNode(Guid.CreateVersion7(), body, role, place, []);
        Nodes.Add(node);
        return Told($"{node.Body} added: {node.Role}", new("Body", null, node.Body), new("Role", null, node.Role));
    }

    /// <param name="seen">What was on the screen.</param>
    public Result EditNode(Guid id, string body, string role, ChainPlace place, BodySeen seen)
    {
        (body, role) = (Wording.Line(body), Wording.Line(role));
        if (Nodes.FindIndex(node => node.Id == id) is var at && at < 0) return Gone;
        if (Wrong(body, role) is { } problem) return problem;
        var (held, node) = (Nodes[at], Nodes[at] with { Body = body, Role = role, Place = place });
        if (BodySeen.Of(held) != seen) return new Problem("chain.changed", $"Somebody else has changed this meanwhile to: {held.Body}, {held.Role}, {held.Place.InWords()}. Save again to use yours.");
        if (held == node) return new Problem("chain.same", "Nothing is different. Change something, or go back.");
        Nodes[at] = node;
        FieldChange[] changes = [new("Body", held.Body, node.Body), new("Role", held.Role, node.Role), new("Place", held.Place.InWords(), node.Place.InWords())];
        return Told($"{held.Body} changed", [.. changes.Where(change => change.Before != change.After)]);
    }

    /// <summary>Takes a body away, with what passed to it and from it.</summary>
    public Result RemoveNode(Guid id)
    {
        if (Nodes.Find(node => node.Id == id) is not { } node) return Gone;
        var links = Links.RemoveAll(link => link.From == id || link.To == id);
        Nodes.Remove(node);
        return Told($"{node.Body} removed{(links > 0 ? $", with {links} {(links == 1 ? "link" : "links")}" : "")}", new FieldChange("Body", node.Body, null));
    }

    public Result AddLink(Guid from, Guid to, Lever lever, Strength strength)
    {
        if (Find(from) is not { } giver || Find(to) is not { } taker) return new Problem("chain.link", "Choose where the link starts and where it ends.");
        if (from == to) return new Problem("chain.link", "A link goes from one body to another. Choose two.");
        if (Links.Exists(link => (link.From, link.To, link.Lever) == (from, to, lever))) return new Problem("chain.link", $"{giver.Body} gives {lever.InWords()} to {taker.Body} already. Rate that link instead.");
        var added = new ChainLink(Guid.CreateVersion7(), from, to, lever, strength);
        Links.Add(added);
        return Told($"{InWords(added)} added", new FieldChange("Strength", null, strength.Words()));
    }

    public Result RateLink(Guid id, Strength strength)
    {
        if (Links.FindIndex(link => link.Id == id) is var at && at < 0) return Gone;
        var held = Links[at];
        if (held.Strength == strength) return new Problem("chain.same", "The link has that rating already.");
        Links[at] = held with { Strength = strength };
        return Told($"{InWords(held)} rated", new FieldChange("Strength", held.Strength.Words(), strength.Words()));
    }

    public Result RemoveLink(Guid id)
    {
        if (Links.Find(link => link.Id == id) is not { } link) return Gone;
        Links.Remove(link);
        return Told($"{InWords(link)} removed", new FieldChange("Strength", link.Strength.Words(), null));
    }

    /// <summary>Records with whom at a body somebody spoke.</summary>
    public Result Speak(Guid id, string with, DateOnly on, DateOnly today)
    {
        if (Nodes.FindIndex(node => node.Id == id) is var at && at < 0) return Gone;
        with = Wording.Line(with);
        if (Wording.IsEmpty(with)) return new Problem("chain.with", "Say who was spoken to, by role or name.");
        if (with.Length > LongestLine) return new Problem("chain.with", $"Say it in {LongestLine} characters or fewer.");
        if (on > today || on.Year < Milestone.FirstYear) return new Problem("chain.on", $"Choose a day up to today, {Milestone.Long(today)}.");
        Nodes[at] = Nodes[at] with { Talks = [.. Nodes[at].Talks.Append(new ChainTalk(on, with)).OrderBy(talk => talk.On)] };
        return Told($"{Nodes[at].Body}: spoke to {with} on {Milestone.Long(on)}");
    }

    public ChainNode? Find(Guid node) => Nodes.Find(one => one.Id == node);

    /// <summary>"Funding from HM Treasury to NHS England".</summary>
    public string InWords(ChainLink link) => $"{Capital(link.Lever.InWords())} from {Find(link.From)?.Body} to {Find(link.To)?.Body}";

    private ChainChanged Told(string what, params IReadOnlyList<FieldChange> changes) => new(MissionId, Id, $"Delivery chain: {what}.", changes);

    private static readonly Problem Gone = new("chain.gone", "This is not here any more. Somebody took it away meanwhile.");

    private static Problem? Wrong(string body, string role) =>
        Wording.IsEmpty(body) ? new("chain.body", "Enter the name of the body.")
        : Wording.IsEmpty(role) ? new("chain.role", "Enter what it does here, such as: pays hospitals.")
        : body.Length > LongestLine || role.Length > LongestLine ? new("chain.body", $"Name and role must each be {LongestLine} characters or fewer.")
        : null;

    private static bool Same(string held, string said) => string.Equals(held, said, StringComparison.OrdinalIgnoreCase);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <param name="Talks">Who was spoken to there, and when; oldest first.</param>
public sealed record ChainNode(Guid Id, string Body, string Role, ChainPlace Place, IReadOnlyList<ChainTalk> Talks);

/// <summary>What a form of a body says of it; the talks are added to, never overwritten.</summary>
public sealed record BodySeen(string Body, string Role, ChainPlace Place)
{
    public static BodySeen Of(ChainNode node) => new(node.Body, node.Role, node.Place);
}

public sealed record ChainTalk(DateOnly On, string With);

public sealed record ChainLink(Guid Id, Guid From, Guid To, Lever Lever, Strength Strength);

public enum ChainPlace
{
    Minister,
    Between,
    FrontLine,
}

/// <summary>What one body uses to make another act.</summary>
public enum Lever
{
    Funding,
    Instruction,
    Information,
    Choice,
    Support,
}

public static class ChainWords
{
    public static string InWords(this ChainPlace place) => place switch
    {
        ChainPlace.Minister => "minister",
        ChainPlace.Between => "in between",
        _ => "front line",
    };

    public static string InWords(this Lever lever) => lever switch
    {
        Lever.Funding => "funding",
        Lever.Instruction => "instruction",
        Lever.Information => "information",
        Lever.Choice => "choice",
        _ => "support",
    };
}

public sealed record ChainChanged(Guid Mission, Guid Chain, string InWords, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Chain;

    public override string Summary => InWords;

    public override IReadOnlyList<FieldChange> Changes => Fields;
}
