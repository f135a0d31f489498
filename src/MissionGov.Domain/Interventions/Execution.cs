using MissionGov.Analysis;
using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Interventions;

/// <summary>How well a plan is carried out, worked out from what is held of it and never entered. Its weakest part counts.</summary>
/// <param name="Score">1 to <see cref="Best"/>.</param>
/// <param name="Because">The part that decides, as a sentence without its full stop.</param>
public sealed record Execution(int Score, string Because)
{
    public const int Best = 5;

    /// <summary>From here on it goes well: nothing is late, missing or in the way.</summary>
    public const int Well = 4;

    /// <summary>"Its milestone slipped by 92 days: 2 of 5".</summary>
    public string InWords => $"{Because}: {Score} of {Best}";

    private const int MonthLate = 30;
    private const int SeasonLate = 120;

    /// <summary>Refused with the reason in words where nothing is known: silence is not good news.</summary>
    /// <param name="tied">The milestone it is tied to, where it is there.</param>
    public static Answer<Execution> Of(Intervention plan, Milestone? tied, DateOnly today)
    {
        if (plan.HasEnded) return Refused("It has ended.");
        if (plan.State == InterventionState.Idea) return Refused("It is still an idea, so nothing is carried out yet.");
        var parts = new[] { tied is null ? null : Timetable(tied, today), InTheWay(tied, today), Sureness(tied), Delivered(plan), Arrived(plan) }.OfType<Execution>();

        // Where two are as weak, the one further in front is told.
        return parts.MinBy(part => part.Score) is { } weakest ? new Answer<Execution>.Found(weakest) : Refused(Unknown(tied));
    }

    private static Execution? Timetable(Milestone tied, DateOnly today)
    {
        if (tied.StoppedOn is not null) return new(1, "The milestone that it waits for was stopped");
        var late = tied.IsLate(today) ? (tied.MetOn ?? (tied.ForecastDate > today ? tied.ForecastDate : today)).DayNumber - tied.BaselineDate.DayNumber : 0;
        if (late == 0) return tied switch
        {
            { MetOn: not null } => new(Best, "Its milestone was met on time"),
            { StartDate: { } start } when start <= today => new(Well, "Work on its milestone goes on, and its day has not moved"),
            { LastReport.Status: ReportedStatus.OnTime } => new(Well, "Its milestone is said to be on time"),
            _ => null,
        };
        var days = late == 1 ? "1 day" : $"{late:N0} days";
        return new(late switch { <= MonthLate => 3, <= SeasonLate => 2, _ => 1 }, tied switch
        {
            { MetOn: not null } => $"Its milestone was met {days} late",
            _ when tied.IsOverdue(today) => $"Its milestone is {days} late and not met",
            _ => $"Its milestone slipped by {days}",
        });
    }

    private static Execution? InTheWay(Milestone? tied, DateOnly today)
    {
        if (tied is not { IsOpen: true } || tied.OpenBlockers.MinBy(blocker => blocker.Since) is not { } oldest) return null;
        return tied.OpenBlockers.Any(blocker => blocker.IsForStocktake(today))
            ? new(2, $"Something has been in the way of its milestone since {FieldChanges.Day(oldest.Since)}")
            : new(3, "Something is in the way of its milestone");
    }

    private static Execution? Sureness(Milestone? tied) => tied is { IsOpen: true, LastReport.Confidence: Confidence.Low } ? new(2, "The owner of its milestone is not sure of the day") : null;

    private static Execution? Delivered(Intervention plan) => plan is { Shortfall: { Length: > 0 } why, ShortfallShare: var missing and > 0 }
        ? new(missing switch { <= 0.1 => 4, <= 0.25 => 3, <= 0.5 => 2, _ => 1 }, char.ToUpperInvariant(why[0]) + why[1..].TrimEnd('.'))
        : null;

    private static Execution? Arrived(Intervention plan) => plan.State == InterventionState.Embedded ? new(Best, "It is part of normal work") : null;

    private static string Unknown(Milestone? tied) => tied is null ? "It is tied to no milestone that shows how it goes." : "Work on its milestone has not begun, and nobody has reported on it.";

    private static Answer<Execution> Refused(string because) => new Answer<Execution>.Refused(Refusal.TooFewPoints, 0, 1) { Detail = because };
}
