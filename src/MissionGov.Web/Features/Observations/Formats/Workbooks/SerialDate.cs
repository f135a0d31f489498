using System.Globalization;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>Days counted from 1900 or 1904, as a spreadsheet stores dates.</summary>
internal static class SerialDate
{
    // Excel counts 29 February 1900, a day that never was, so that old Lotus sheets add up.
    private const int NeverWas = 60;

    private static readonly DateTime Before1900 = new(1899, 12, 31);
    private static readonly DateTime Of1904 = new(1904, 1, 1);

    /// <summary>The date as text in the detail it is shown in; null where no calendar holds it.</summary>
    public static string? Text(double serial, CellStyle shown, bool since1904)
    {
        var day = Math.Floor(serial);
        if (!since1904 && (day < 1 || day == NeverWas)) return null;
        if (day < 0) return null;
        var start = since1904 ? Of1904 : Before1900;
        var days = serial - (!since1904 && day > NeverWas ? 1 : 0);
        if (days + 1 > (DateTime.MaxValue - start).TotalDays) return null;

        // Seconds, so that a third of a day does not end in a fraction.
        var moment = start.AddSeconds(Math.Round(days * TimeSpan.SecondsPerDay));
        return moment.ToString(
            shown switch
            {
                CellStyle.Month => "yyyy-MM",
                CellStyle.Year => "yyyy",
                _ when moment.TimeOfDay == TimeSpan.Zero => "yyyy-MM-dd",
                _ => "yyyy-MM-dd'T'HH:mm:ss",
            },
            CultureInfo.InvariantCulture);
    }
}
