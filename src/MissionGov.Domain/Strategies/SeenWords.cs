using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Strategies;

/// <summary>What became of the plans so far, in words.</summary>
public static class SeenWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"From July 2024 to November 2025 the figures rose by 3.0 points. The trend before meant a rise of 1.2 points, and the plans a rise of 0.8 points. …" Or why nothing can be told yet.</summary>
    public static string Sentences(SeenChange change)
    {
        if (change.Parts is not { } parts) return change.Assessment is { Target.NotTrackableBecause: null, Latest: { } latest } ? $"The latest figure is that of {latest.Period.Label}. {change.Because}" : change.Because!;
        var (unit, goal) = (change.Assessment.Unit, change.Assessment.Goal);
        var moved = unit.Rounded(parts.Seen) switch { > 0 => $"rose by {unit.Difference(parts.Seen)}", < 0 => $"fell by {unit.Difference(parts.Seen)}", _ => "did not move" };
        string?[] told =
        [
            $"From {goal.BaselinePeriod.Label} to {change.Assessment.Latest!.Period.Label} the figures {moved}.",
            change.Revised is Answer<double>.Found(var revised) && unit.Rounded(revised) != 0 ? $"Figures revised since meant {Move(unit, revised)}." : null,
            change.Trend is Answer<double>.Found(var trend) ? $"The trend before meant {Move(unit, trend)}, and the plans {Move(unit, parts.Meant)}." : $"The plans meant {Move(unit, parts.Meant)}. What the trend alone would bring is not known.",
            Taken(change, "What came late or ended", parts.Plans.Sum(plan => plan.Late)),
            Taken(change, "What is not done in full", parts.Plans.Sum(plan => plan.Reached)),
            Taken(change, "What later estimates say", parts.Plans.Sum(plan => plan.Worked)),
            Taken(change, "A change in what plans do twice", parts.OverlapChange),
            unit.Rounded(parts.Unexplained) == 0 ? "Nothing is left to explain." : $"{Upper(Move(unit, parts.Unexplained))} is not explained{Chance(change)}.",
        ];
        return string.Join(' ', told.OfType<string>());
    }

    /// <summary>"210 days later, on 1 February 2025"; what its time makes of a plan.</summary>
    public static string WhyLate(ActingPlan plan) => plan switch
    {
        { EndedOn: { } ended } => $"{plan.Plan.State.InWords().ToLowerInvariant()} on {Day(ended)}",
        { Started: null, Plan.MilestoneId: null } => "nobody says any more when it starts",
        { Started: null } => "its milestone was stopped",
        { Awaited: { } awaited } when awaited < plan.Started => $"not begun yet, though expected on {Day(awaited)}",
        { Awaited: { } awaited } => $"not begun yet; expected on {Day(awaited)}",
        { Started: { } started } when started.DayNumber - plan.MeantToStart.DayNumber is var days && days != 0 => $"{Math.Abs(days).ToString("N0", British)} {(Math.Abs(days) == 1 ? "day" : "days")} {(days > 0 ? "later" : "earlier")}, on {Day(started)}",
        _ => "it grows at another pace than was meant",
    };

    /// <summary>"evening clinics are open at three sites in five"; what its reach makes of a plan.</summary>
    public static string WhyReached(ActingPlan plan) => plan.Plan.Shortfall ?? $"{Changed(plan)} changed since it was to start";

    private static string Changed(ActingPlan plan) => plan switch
    {
        { ShareChanged: true, ChanceChanged: true } => "what it is to reach and the chance that it is done were",
        { ChanceChanged: true } => "the chance that it is done was",
        _ => "what it is to reach was",
    };

    private static string Move(Unit unit, double change) => unit.Rounded(change) switch { > 0 => $"a rise of {unit.Difference(change)}", < 0 => $"a fall of {unit.Difference(change)}", _ => "no change" };

    private static string? Taken(SeenChange change, string what, double part)
    {
        var unit = change.Assessment.Unit;
        if (unit.Rounded(part) == 0) return null;
        if (unit.Rounded(change.Parts!.Meant) == 0) return $"{what} means {Move(unit, part)}.";
        return part > 0 == change.Parts.Meant > 0 ? $"{what} adds {unit.Difference(part)} to that." : $"{what} takes {unit.Difference(part)} off that.";
    }

    private static string Chance(SeenChange change) => change.Parts!.Range is { } range && change.Assessment.Latest!.Value!.Value is var seen
        ? seen >= range.Lower && seen <= range.Upper ? ": no more than chance brings" : ": more than chance brings"
        : ". The trend is a part of that";

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
