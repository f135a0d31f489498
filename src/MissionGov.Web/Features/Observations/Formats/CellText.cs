using System.Globalization;
using System.Text;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The text of a cell in one form, however it was typed: é is one letter, a digit is 0 to 9, a space is a space.</summary>
internal static class CellText
{
    /// <summary>A name: trimmed, with composed letters.</summary>
    public static string Name(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim().ToString();
        if (Ascii.IsValid(text)) return text;
        try
        {
            return text.Normalize();
        }
        catch (ArgumentException)
        {
            // Half of a pair of code units is no text that could be composed.
            return text;
        }
    }

    /// <summary>Figures and dates: digits of any script, true minus signs and the spaces that spreadsheets put in, as plain ones.</summary>
    public static string Figures(ReadOnlySpan<char> cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var mark in cell)
            text.Append(mark switch
            {
                _ when char.GetUnicodeCategory(mark) == UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(mark)),
                '\u2212' => '-',
                '\u200B' or '\uFEFF' => ' ',
                _ when char.IsWhiteSpace(mark) => ' ',
                _ => mark,
            });
        return text.ToString().Trim();
    }

    /// <summary>"Total" and "Total - Gender" say that a row is about all: it is no part of anything.</summary>
    public static bool IsTotal(ReadOnlySpan<char> cell) =>
        cell.StartsWith("total", StringComparison.OrdinalIgnoreCase) && cell["total".Length..].TrimStart() is [] or [',' or '-' or '–', ..];
}
