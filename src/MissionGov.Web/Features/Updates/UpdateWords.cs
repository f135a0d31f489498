using System.Globalization;
using MissionGov.Web.Data.Reads;

namespace MissionGov.Web.Features.Updates;

/// <summary>What the update page says in words.</summary>
internal static class UpdateWords
{
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 2 } => "a minute ago",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "an hour ago",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} hours ago",
        { TotalDays: < 2 } => "yesterday",
        _ => $"{(int)age.TotalDays} days ago",
    };

    /// <summary>"Late milestones 2 → 3; next 11 February."</summary>
    public static string Effect(MilestoneFigures before, MilestoneFigures after, DateOnly today)
    {
        var late = before.Late == after.Late ? $"Late milestones: still {after.Late}" : $"Late milestones {before.Late} → {after.Late}";
        return after.Next is { } next ? $"{late}; next {Day(next, today)}." : $"{late}.";
    }

    // Without the year only where it is the next such day.
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day >= today && day < today.AddYears(1) ? "d MMMM" : "d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
