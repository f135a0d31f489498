namespace MissionGov.Web.Data.Reads;

/// <summary>By which day a view is frozen. Only days that are over are: on the day itself more may come in.</summary>
internal static class FrozenDay
{
    /// <param name="knownOn">The day that the view asks for; null for everything.</param>
    /// <param name="figures">Of all that it shows.</param>
    /// <returns>Null where figures came in today, so that it shows what no day that is over does.</returns>
    public static DateOnly? Of(DateOnly? knownOn, DateOnly today, IEnumerable<Vintages> figures) =>
        IsOver(knownOn, today) ? knownOn : figures.Any(series => series.All.Any(seen => seen.KnownOn >= today)) ? null : today.AddDays(-1);

    public static bool IsOver(DateOnly? knownOn, DateOnly today) => knownOn < today;
}
