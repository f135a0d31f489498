using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using MissionGov.Web.Features.Calendar;

namespace MissionGov.Web.Tests.Features.Calendar;

/// <summary>By the rules of RFC 5545, read back by a reader that shares no code with the writer.</summary>
public sealed partial class IcsFileTests
{
    private const int LongestLine = 75;

    private static readonly CalendarDay Day = new(
        Guid.Parse("01a20ba2-177b-7f4c-b0f9-8c251ead8a74"), new(2026, 2, 11), "Due: 40 clinics open (NHS)", "Planned for 31 December 2025.", new("https://missions.example.gov.uk/missions/nhs/milestones"), new(2026, 2, 1, 9, 30, 0, TimeSpan.Zero), 2);

    [Fact]
    public void An_entry_has_what_the_standard_asks_for_once_each()
    {
        var file = Read(IcsFile.Of("Milestones", [Day]));

        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], file.Take(2));
        Assert.Equal("END:VCALENDAR", file[^1]);
        Assert.Single(file, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        Assert.Equal(
            [
                "BEGIN:VEVENT", "UID:01a20ba2-177b-7f4c-b0f9-8c251ead8a74", "DTSTAMP:20260201T093000Z", "LAST-MODIFIED:20260201T093000Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20260211", "TRANSP:TRANSPARENT",
                "SUMMARY:Due: 40 clinics open (NHS)", "DESCRIPTION:Planned for 31 December 2025.", "URL:https://missions.example.gov.uk/missions/nhs/milestones", "END:VEVENT",
            ],
            file.SkipWhile(line => line != "BEGIN:VEVENT").SkipLast(1));
    }

    [Fact]
    public void What_would_end_a_value_is_escaped()
    {
        var file = Read(IcsFile.Of("Milestones", [Day with { Summary = "A, B; C\\D\r\nEND:VEVENT\0\u0007" }]));

        Assert.Contains(@"SUMMARY:A\, B\; C\\D\nEND:VEVENT", file);
        Assert.Single(file, line => line == "END:VEVENT");
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_in_lines_that_are_short_enough() => Gen.String[Gen.OneOf(Gen.Char["aé€,;\\ \n"], Gen.Char), 0, 300].Sample(text =>
    {
        // Half a pair of surrogates is no text at all.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var raw = IcsFile.Of("Milestones", [Day with { Summary = whole }]);

        var value = Read(raw).Single(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];
        Assert.Equal(string.Concat(whole.ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter))), Unescaped(value));
    });

    [Fact]
    public void A_day_stays_the_same_entry_when_it_moves()
    {
        var (before, after) = (Read(IcsFile.Of("Milestones", [Day])), Read(IcsFile.Of("Milestones", [Day with { On = new(2026, 3, 31), Times = 3 }])));

        Assert.Equal(before.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)), after.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Contains("DTSTART;VALUE=DATE:20260331", after);
        Assert.Contains("SEQUENCE:3", after);
    }

    /// <summary>Lines as section 3.1 has them: at most 75 octets each, ended by CRLF, and put together again.</summary>
    internal static List<string> Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, LongestLine);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
        });
        var whole = new List<string>();
        foreach (var line in lines)
        {
            if (line[0] == ' ') whole[^1] += line[1..];
            else whole.Add(line);
        }

        Assert.All(whole, line => Assert.Matches(Property(), line));
        return whole;
    }

    private static string Unescaped(string value) => Escape().Replace(value, match => match.Value is "\\n" or "\\N" ? "\n" : match.Value[1..]);

    [GeneratedRegex(@"^[A-Z-]+(;[A-Z-]+=[^;:,]+)*:", RegexOptions.Singleline)]
    private static partial Regex Property();

    [GeneratedRegex(@"\\.", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
