namespace MissionGov.Domain.People;

/// <summary>When the weekly digest is sent.</summary>
public static class WeeklyDigest
{
    /// <summary>By the clock on the wall, in winter and in summer.</summary>
    public static readonly TimeOnly From = new(7, 30);

    /// <summary>The Monday whose digest is due, from half past seven until the day ends; else null. A program that was down at that minute so catches up.</summary>
    public static DateOnly? DueAt(DateTime local) =>
        local.DayOfWeek == DayOfWeek.Monday && TimeOnly.FromDateTime(local) >= From ? DateOnly.FromDateTime(local) : null;
}
