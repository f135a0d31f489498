using System.Globalization;
using System.Text;

namespace MissionGov.Web.Features.Calendar;

/// <summary>A day in a calendar.</summary>
/// <param name="Id">Stays the same for good: by it a calendar program moves the entry it has, rather than add another.</param>
/// <param name="Changed">When what is said here was last changed.</param>
/// <param name="Times">How often it was changed so far.</param>
internal sealed record CalendarDay(Guid Id, DateOnly On, string Summary, string Description, Uri? Address, DateTimeOffset Changed, int Times);

/// <summary>Writes RFC 5545: all-day entries that take nobody's time, to be subscribed to.</summary>
internal static class IcsFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    // Section 3.1: octets of a line, its break not counted.
    private const int LongestLine = 75;

    public static string Of(string name, IEnumerable<CalendarDay> days)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//MissionGov//MissionGov//EN");
        Line(text, "CALSCALE:GREGORIAN");

        // The name by RFC 7986, and as older programs know it; and how often it is worth asking again.
        Line(text, $"NAME:{Escaped(name)}");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(text, "X-PUBLISHED-TTL:PT6H");
        foreach (var day in days) Write(text, day);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarDay day)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{day.Id}");
        Line(text, $"DTSTAMP:{Moment(day.Changed)}");
        Line(text, $"LAST-MODIFIED:{Moment(day.Changed)}");
        Line(text, $"SEQUENCE:{day.Times.ToString(CultureInfo.InvariantCulture)}");

        // Without a time or an end, an entry is of that one day.
        Line(text, $"DTSTART;VALUE=DATE:{day.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, $"SUMMARY:{Escaped(day.Summary)}");
        if (day.Description.Length > 0) Line(text, $"DESCRIPTION:{Escaped(day.Description)}");
        if (day.Address is { } address) Line(text, $"URL:{address.AbsoluteUri}");
        Line(text, "END:VEVENT");
    }

    /// <summary>Section 3.3.11: what would end a value is escaped, and what no value may hold is left out.</summary>
    internal static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter == '\n') safe.Append("\\n");
            else if (letter is '\\' or ';' or ',') safe.Append('\\').Append(letter);
            else if (!char.IsControl(letter)) safe.Append(letter);
        }

        return safe.ToString();
    }

    /// <summary>Section 3.1: a long line goes on after a break and a blank. A letter of several octets is never cut.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
