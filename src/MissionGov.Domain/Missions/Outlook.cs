using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Domain.Missions;

/// <summary>Adds to an assessment where the figures are heading, or why that cannot be said, and what a reader must know about it.</summary>
internal static class Outlook
{
    private const string Irregular = "The figures come at irregular times, so there is no forecast.";
    private const string OutOfDomain = "Some figures lie outside the limits of the measure, so there is no forecast.";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string TooFar = $"The deadline is more than {StatusQuo.FurthestYears} years away, too far for a forecast.";

    public static TargetAssessment Add(TargetAssessment assessment, TargetHistory history, RegularSeries? laid)
    {
        if (history.BreakSince is { } broken) return assessment with { NoForecastBecause = InWords(broken) };
        if (assessment.Goal.Deadline.EndMonth <= assessment.Latest!.Period.EndMonth) return assessment;
        if (laid is null) return assessment with { NoForecastBecause = Irregular };
        if (laid.StepsTo(assessment.Goal.Deadline) * laid.MonthsPerStep > 12 * StatusQuo.FurthestYears) return assessment with { NoForecastBecause = TooFar };
        // A running total draws its futures for each period: it is followed past the deadline only where it must be.
        var further = laid.Accumulation == Accumulation.Period ? StatusQuo.PastDeadline(assessment.Target, laid) : null;
        return StatusQuo.ToDeadline(assessment.Target, laid, further) switch
        {
            Answer<Projection>.Found(var projection) => WithProjection(assessment, laid, () => further ?? StatusQuo.PastDeadline(assessment.Target, laid), projection with { Warnings = [.. projection.Warnings, .. Notes(history, laid)] }),
            Answer<Projection>.Refused { Reason: Refusal.TooFewPoints } refused => assessment with { NoForecastBecause = NotEnough($"Not enough history for a forecast: {refused.Have} of {refused.Need}.", laid) },
            _ => assessment with { NoForecastBecause = OutOfDomain },
        };
    }

    /// <summary>"The series broke in January 2010." with its reason, and what follows.</summary>
    public static string InWords(SeriesBreak broken) =>
        $"The series broke in {broken.From.ToString("MMMM yyyy", British)}: {broken.Reason} Later figures cannot be compared with the baseline.";

    private static TargetAssessment WithProjection(TargetAssessment assessment, RegularSeries laid, Func<Projection?> further, Projection projection)
    {
        var (target, path) = (assessment.Target, projection.Path(assessment.Target, laid));
        // Its futures are megabytes, and an assessment is kept: the chance that they give is taken here.
        var shown = assessment with { Projection = projection with { Paths = null }, Projected = [.. path.Where(value => value.Period.EndMonth > assessment.Latest!.Period.EndMonth)] };
        if (!projection.HasFan) return shown with { NoForecastBecause = NotEnough(projection.Warnings.First(warning => warning.StartsWith("Not enough", StringComparison.Ordinal)), laid) };
        var chance = StatusQuo.ChanceOf(assessment.Goal, path[^1].Point.Distribution);
        return shown with
        {
            Chance = chance,
            ChanceEver = assessment.Facts.FirstReached is null ? projection.ChanceEver(assessment.Goal, chance) : null,
            EvenChance = StatusQuo.FirstEven(target, laid, path, further),
        };
    }

    private static IEnumerable<string> Notes(TargetHistory history, RegularSeries laid)
    {
        if (history.BreakBefore is { } before) yield return $"The forecast uses figures from {before.From.ToString("MMMM yyyy", British)} on. {before.Reason}";
        foreach (var note in laid.Notes) yield return note;
        if (laid.Accumulation == Accumulation.Cumulative) yield return "The forecast is of what is added in each period, summed up, so it never falls.";
        if (laid.Last.Quality.HasFlag(Quality.Provisional)) yield return "The last figure is provisional, so it may be revised.";
    }

    // Of a running total the engine counts what was added from one figure to the next.
    private static string NotEnough(string counted, RegularSeries laid) =>
        laid.Accumulation == Accumulation.Cumulative ? $"{counted.TrimEnd('.')} additions to the total." : counted;
}
