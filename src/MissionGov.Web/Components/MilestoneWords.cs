using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Components;

/// <summary>Where a milestone stands and how late it is, as people say it.</summary>
internal static class MilestoneWords
{
    private const int DaysInWeek = 7;

    // Up to here people count in weeks, beyond in months.
    private const int LongestInWeeks = 100;
    private const double DaysInMonth = 30.44;

    public static string Of(ReportedStatus status) => status switch
    {
        ReportedStatus.OnTime => "On time",
        ReportedStatus.Late => "Late",
        ReportedStatus.Done => "Done",
        _ => "Stopped",
    };

    public static string Of(Confidence? confidence) => confidence?.ToString() ?? "Not said";

    /// <summary>"6 weeks late", or "due 9 days ago" where no slip was recorded.</summary>
    public static string Late(Milestone milestone, DateOnly today) => Late(milestone.BaselineDate, milestone.ForecastDate, milestone.MetOn, today);

    public static string Late(DateOnly baseline, DateOnly forecast, DateOnly? metOn, DateOnly today)
    {
        if (metOn is null && forecast < today) return $"due {Length(today.DayNumber - forecast.DayNumber)} ago";
        var days = (metOn ?? forecast).DayNumber - baseline.DayNumber;
        return days > 0 ? $"{Length(days)} late" : "on time";
    }

    /// <summary>"+6 weeks" for later, "−6 weeks" for earlier, nothing for neither.</summary>
    public static string Slip(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        0 => "",
        > 0 and var later => $"+{Length(later)}",
        var earlier => $"−{Length(-earlier)}",
    };

    /// <summary>"20 days", "6 weeks", "7 months".</summary>
    public static string Length(int days) => days switch
    {
        1 => "1 day",
        < 2 * DaysInWeek => $"{days} days",
        <= LongestInWeeks => $"{days / DaysInWeek} weeks",
        _ => $"{(int)Math.Round(days / DaysInMonth)} months",
    };
}
