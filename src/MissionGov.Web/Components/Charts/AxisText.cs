using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>What is written beside the axes.</summary>
internal static class AxisText
{
    private const double Million = 1e6;

    // A label every so many months: a quarter at the least, a decade at the most.
    private static readonly int[] Steps = [3, 6, 12, 24, 60, 120];
    private const double Breathing = 1.35;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The sign of a percentage stands at the top only; millions are shortened.</summary>
    public static string Value(Unit unit, NiceTicks ticks, double tick)
    {
        if (unit.Kind == UnitKind.Percent && tick == ticks.Values[^1]) return $"{Number(tick, ticks.Decimals)}%";
        return tick != 0 && ticks.High >= Million
            ? $"{(tick / Million).ToString("0.##", British)}m".Replace('-', '−')
            : Number(tick, ticks.Decimals);
    }

    /// <summary>Months that get a label: those of yearly figures themselves, else the calendar's.</summary>
    public static IReadOnlyList<(int Month, string Label)> Months(IReadOnlyList<Period> periods, double pixelsPerMonth, double fontSize) =>
        periods.All(IsYear) ? Thinned(periods, pixelsPerMonth, fontSize) : Calendar(periods[0].EndMonth, periods[^1].EndMonth, pixelsPerMonth, fontSize);

    /// <summary>"Oct 2025" for a month or a day in it, else as people write the period.</summary>
    public static string Short(Period period) => period.Kind is PeriodKind.Month or PeriodKind.Snapshot ? period.End.ToString("MMM yyyy", British) : period.Label;

    private static bool IsYear(Period period) => period.Kind is PeriodKind.CalendarYear or PeriodKind.FinancialYear or PeriodKind.AcademicYear;

    private static List<(int, string)> Thinned(IReadOnlyList<Period> periods, double pixelsPerMonth, double fontSize)
    {
        var room = Breathing * TextWidth.Of(periods[0].Label, fontSize);
        var every = Math.Max(1, (int)Math.Ceiling(room / (12 * pixelsPerMonth)));
        var labels = new List<(int, string)>();
        for (var period = periods[^1]; period.EndMonth >= periods[0].EndMonth; period = period.Shift(-12 * every)) labels.Add((period.EndMonth, period.Label));
        return labels;
    }

    private static List<(int, string)> Calendar(int from, int to, double pixelsPerMonth, double fontSize)
    {
        foreach (var step in Steps)
        {
            var labels = Enumerable.Range(from, to - from + 1).Where(month => month % step == 0).Select(month => (month, Label(month, step))).ToList();
            if (labels.Count == 0 || Breathing * labels.Max(label => TextWidth.Of(label.Item2, fontSize)) <= step * pixelsPerMonth || step == Steps[^1]) return labels;
        }

        return [];
    }

    private static string Label(int month, int step) => step < 12
        ? new DateOnly(month / 12, (month % 12) + 1, 1).ToString("MMM yyyy", British)
        : (month / 12).ToString(British);

    private static string Number(double value, int decimals) => value.ToString($"N{decimals}", British).Replace('-', '−');
}
