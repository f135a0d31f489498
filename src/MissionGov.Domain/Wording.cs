using System.Globalization;
using System.Text;

namespace MissionGov.Domain;

/// <summary>What people type, as it is kept: in one form of Unicode, without characters that nobody sees but that change what everybody reads.</summary>
public static class Wording
{
    public const int LongestLine = 1_000;
    public const int LongestText = 20_000;

    // Joins emoji and some scripts; between other letters it is only invisible.
    private const int Joiner = 0x200D;

    // Letters to Unicode, blanks to the eye: Hangul fillers and an empty Braille cell.
    private static readonly HashSet<int> Blanks = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    /// <summary>One line: no breaks, single spaces, nothing at its ends.</summary>
    public static string Line(string? typed) => string.Join(' ', Visible(typed, keepBreaks: false).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines: breaks and indents stay.</summary>
    public static string Text(string? typed) => Visible(typed, keepBreaks: true).Trim();

    /// <summary>Whether there is nothing to read, whatever was typed.</summary>
    public static bool IsEmpty(string? typed) => !Visible(typed, keepBreaks: false).EnumerateRunes().Any(IsSeen);

    private static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune) && !Blanks.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    // A half of a pair that has lost its other half becomes the replacement character in EnumerateRunes, and is dropped.
    private static string Visible(string? typed, bool keepBreaks)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r') kept.Append(keepBreaks ? (rune.Value == '\r' ? '\n' : (char)rune.Value) : ' ');
            else if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control) continue;
            else if (rune.Value == Joiner || Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format) kept.Append(rune.ToString());
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }
}
