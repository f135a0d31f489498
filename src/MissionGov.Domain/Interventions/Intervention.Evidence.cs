using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

// What sources say of the effect. Nothing is deleted: an estimate that should not count is set aside with a reason.
public sealed partial class Intervention
{
    /// <summary>Enters an estimate, or mends the one with its id. Whether it counts stays as it was.</summary>
    /// <param name="target">Its own target, with the measure.</param>
    public Result Quantify(EffectEstimate estimate, Target? target)
    {
        if (Ended is { } ended) return ended;
        if (target is null || target.Id != TargetId) return new FieldProblem("target", "Say first which target this plan is to move").Of(Thing);
        var held = Estimates.Find(one => one.Id == estimate.Id);
        if (held is null && Estimates.Count >= MostEstimates) return new Problem("intervention.full", $"A plan holds at most {MostEstimates} estimates.");
        estimate = estimate with { SetAside = held?.SetAside, GivenOn = held?.GivenOn ?? estimate.GivenOn, IsKnownHarm = estimate.IsKnownHarm && estimate.LeadsAway(target.Goal.Direction) };
        if (estimate.Problems(target.Goal.Direction).FirstOrDefault() is { } problem) return problem.Of(Thing);
        if (estimate == held) return new Problem("intervention.same", "Nothing is changed. Change a field, then save.");
        return Hold(held, estimate);
    }

    /// <summary>Lets an estimate not count any more, and says why.</summary>
    public Result SetAside(Guid estimate, Change change)
    {
        if (Estimates.Find(one => one.Id == estimate) is not { } held) return Gone;
        if (!held.Counts) return new Problem("intervention.aside", "This estimate is set aside already.");
        var reason = Wording.Line(change.Reason);
        if (FieldChecks.Needed("reason", reason, "Say in one line why it should not count").Concat(FieldChecks.Within("reason", reason, LongestReason, "The reason")).FirstOrDefault() is { } problem) return problem.Of(Thing);
        return Hold(held, held with { SetAside = new SetAside(reason, change.Who, change.At) });
    }

    /// <summary>Lets an estimate count again.</summary>
    public Result TakeUp(Guid estimate)
    {
        if (Estimates.Find(one => one.Id == estimate) is not { } held) return Gone;
        return held.Counts ? new Problem("intervention.counts", "This estimate counts already.") : Hold(held, held with { SetAside = null });
    }

    internal Result GoBackTo(EffectEstimated happened, Restoration restoration)
    {
        if (restoration.Problem(happened.After ?? happened.Before) is { } problem) return problem;
        var (held, again) = (Estimates.Find(one => one.Id == happened.Estimate), happened.Before);
        if (held == again) return Restoration.AsItIs;
        Put(Estimates, held, again);
        return restoration.Done(MissionId, Id, Name, EffectEstimated.Between(held, again));
    }

    private EffectEstimated Hold(EffectEstimate? held, EffectEstimate? given)
    {
        Put(Estimates, held, given);
        return new EffectEstimated(MissionId, Id, Name, EffectEstimated.Between(held, given)) { Before = held, After = given };
    }
}

/// <summary>An estimate came, was mended, or stopped or began to count.</summary>
public sealed record EffectEstimated(Guid Mission, Guid Intervention, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Intervention>
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => (Before, After) switch
    {
        (null, { } given) => $"{Name}: effect put at {Range(given)} by {given.Source} ({given.Evidence.InWords()}).",
        (_, { SetAside: { } aside } given) when Before is { SetAside: null } => $"{Name}: the estimate by {given.Source} is set aside. Reason: {aside.Reason}",
        ({ SetAside: not null }, { SetAside: null } given) => $"{Name}: the estimate by {given.Source} counts again.",
        (_, { } given) => $"{Name}: the estimate by {given.Source} changed: {string.Join(", ", Fields.Select(change => change.Field))}.",
        _ => $"{Name}: an estimate was taken out.",
    };

    public override IReadOnlyList<FieldChange> Changes => Fields;

    public EffectEstimate? Before { get; init; }

    public EffectEstimate? After { get; init; }

    internal Guid? Estimate => (After ?? Before)?.Id;

    public string? ChangedSince(Intervention subject) => subject.Estimates.Find(one => one.Id == Estimate) == After ? null : "The estimate was changed again.";

    public Result Restore(Intervention subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<Intervention> Reverse() => this with { Before = After, After = Before };

    internal static IReadOnlyList<FieldChange> Between(EffectEstimate? before, EffectEstimate? after) => new FieldChanges()
        .Add("effect", Range(before), Range(after))
        .Add("in words", before?.Plain, after?.Plain)
        .Add("source", before?.Source, after?.Source)
        .Add("address", before?.SourceUrl, after?.SourceUrl)
        .Add("rests on", before?.Evidence.InWords(), after?.Evidence.InWords())
        .Add("strength", before?.Strength.ToString(British), after?.Strength.ToString(British))
        .Add("cost", before?.Cost.ToString(British), after?.Cost.ToString(British))
        .Add("known to harm", before?.IsKnownHarm == true, after?.IsKnownHarm == true)
        .Add("set aside", before?.SetAside?.Reason, after?.SetAside?.Reason).Found;

    private static string? Range(EffectEstimate? estimate) => estimate is null ? null : $"{Signed(estimate.Central)} ({Signed(estimate.Low)} to {Signed(estimate.High)})";

    private static string Signed(double value) => value.ToString("+#,0.######;−#,0.######;0", British);
}
