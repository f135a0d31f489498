using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Figures;

/// <summary>Figures and their revisions in words.</summary>
internal static class FiguresWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Why there is no value, or what is said about it. A figure that is missing for no reason is "not available"; nothing is left blank.</summary>
    public static string Mark(Observation seen) => seen.Quality.Shorthand() is { Length: > 0 } marks ? marks : seen.Value is null ? Quality.NotAvailable.Shorthand() : "";

    /// <summary>"61.8% [p]", or only "[c]".</summary>
    public static string Figure(Unit unit, Observation seen) => seen.Value is { } value ? $"{unit.Value(value)} {Mark(seen)}".TrimEnd() : Mark(seen);

    /// <summary>"First published 35.4%, now 34.2%".</summary>
    public static string Revision(Unit unit, PeriodVintages period) => $"first published {Figure(unit, period.First)}, now {Figure(unit, period.Now)}";

    /// <summary>"+0.3", "−1.2".</summary>
    public static string Signed(Unit unit, double change) => unit.Rounded(change) switch
    {
        0 => unit.Number(0),
        > 0 => $"+{unit.Number(change)}",
        _ => unit.Number(change),
    };

    /// <summary>What the revisions of a series come to.</summary>
    public static IEnumerable<string> Summary(FiguresView view)
    {
        var (history, unit) = (view.History, view.Indicator.Unit);
        var revised = history.Periods.Count(period => period.IsRevised);
        var withdrawn = history.Periods.Count(period => period.IsWithdrawn);
        yield return revised == 0
            ? $"No value was changed since it was first published. {Many(history.Periods.Count, "period")} held."
            : $"{revised:N0} of {Many(history.Periods.Count, "figure")} {(revised == 1 ? "was" : "were")} changed after they were first published.";
        if (withdrawn > 0) yield return $"{Many(withdrawn, "figure")} {(withdrawn == 1 ? "was" : "were")} taken back by the publisher.";
        if (history.MeanRevision is { } mean && history.MeanSize is { } size) yield return $"On average they moved by {Signed(unit, mean)}, and by {unit.Number(size)} whichever way.";
    }

    /// <summary>"63 days", "4 years": nobody counts older data in days.</summary>
    public static string Age(int days)
    {
        const int DaysInYear = 365;
        return days < 2 * DaysInYear ? Many(days, "day") : Many(days / DaysInYear, "year");
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Many(int count, string what) => $"{count.ToString("N0", British)} {what}{(count == 1 ? "" : "s")}";
}
