using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>Warns of figures for another length of time than the chosen indicator's: months in a yearly series are most often the wrong indicator.</summary>
internal static class PeriodFit
{
    private const int MonthsOfYear = 12;

    public static ObservationFile Warn(ObservationFile file, Indicator indicator)
    {
        var other = file.Rows.Count(row => !Fits(row.Period.Months, indicator.MonthsPerPeriod));
        if (other == 0) return file;
        var frequency = indicator.Frequency.ToString().ToLowerInvariant();
        return file with { Warnings = [.. file.Warnings, $"{other} of {file.Rows.Count} figures are for another length of time. {indicator.Name} is {frequency}. Check the indicator"] };
    }

    // A day may stand for any period; several years together may follow each other yearly.
    private static bool Fits(int months, int usual) => months == 0 || months == usual || (usual == MonthsOfYear && months > usual);
}
