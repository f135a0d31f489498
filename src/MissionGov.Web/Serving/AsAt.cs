using System.Globalization;

namespace MissionGov.Web.Serving;

/// <summary>A day from an address: 2004 is its last day, 2004-06 the last of that month, 2004-06-30 itself.</summary>
internal static class AsAt
{
    public static bool TryRead(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (Read(text, "yyyy") is { } year) day = new DateOnly(year.Year, 12, 31);
        else if (Read(text, "yyyy-MM") is { } month) day = month.AddMonths(1).AddDays(-1);
        else day = Read(text, "yyyy-MM-dd");
        return day is not null;
    }

    private static DateOnly? Read(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
