namespace MissionGov.Domain.Delivery;

public sealed partial class DeliveryChain
{
    /// <summary>A body nobody has spoken to for so long is out of sight.</summary>
    public const int DaysWithoutWord = 90;

    /// <summary>The links that are rated lowest, unless all are strong.</summary>
    public IReadOnlyList<ChainLink> Weakest =>
        Links.Count > 0 && Links.Min(link => link.Strength) is var least && least != Strength.Green ? [.. Links.Where(link => link.Strength == least)] : [];

    /// <summary>Money and orders alone: nobody helps the front line to do it.</summary>
    public bool LacksSupport => Links.Count > 0 && Links.TrueForAll(link => link.Lever != Lever.Support);

    /// <summary>Links from the minister to the nearest front line; null where none leads there.</summary>
    public int? StepsToFrontLine
    {
        get
        {
            var steps = Steps();
            return Nodes.Where(node => node.Place == ChainPlace.FrontLine && steps.ContainsKey(node.Id)).Select(node => (int?)steps[node.Id]).Min();
        }
    }

    /// <summary>How many links each body is away from the minister; without those that no link reaches.</summary>
    public IReadOnlyDictionary<Guid, int> Steps()
    {
        var steps = Nodes.Where(node => node.Place == ChainPlace.Minister).ToDictionary(node => node.Id, _ => 0);
        var next = new Queue<Guid>(steps.Keys);
        while (next.TryDequeue(out var from))
            foreach (var link in Links.Where(link => link.From == from))
                if (steps.TryAdd(link.To, steps[from] + 1)) next.Enqueue(link.To);
        return steps;
    }

    /// <summary>What is worth a second look, in words.</summary>
    public IReadOnlyList<string> Findings(DateOnly today)
    {
        var found = new List<string>();
        if (Nodes.Count == 0) return found;
        if (Weakest is [var one]) found.Add($"The weakest link: {Lower(InWords(one))} ({one.Strength.Words()}).");
        else if (Weakest is [var first, ..] all) found.Add($"{all.Count} links are weakest ({first.Strength.Words()}): {string.Join("; ", all.Select(link => Lower(InWords(link))))}.");
        if (LacksSupport) found.Add("No link gives support. Money and orders alone do not help people to do it.");
        found.Add(StepsToFrontLine switch
        {
            null => "No way leads from the minister to the front line. Mark both, and add the links between.",
            1 => "The minister is one step from the front line.",
            var steps => $"The minister is {steps} steps from the front line.",
        });
        var silent = Nodes.Where(node => node.Place != ChainPlace.Minister && (node.Talks.Count == 0 || node.Talks[^1].On < today.AddDays(-DaysWithoutWord))).ToList();
        if (silent.Count > 0) found.Add($"Nobody has been spoken to for {DaysWithoutWord} days at: {string.Join(", ", silent.Select(node => node.Body))}.");
        return found;
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
