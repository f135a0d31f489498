using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A cell that holds a figure, a mark for a missing one, or neither.</summary>
/// <param name="Problem">What to say after "Row 5: "; null when it could be read.</param>
/// <param name="Suggestion">What was probably meant, where that is likely enough.</param>
internal readonly record struct ReadValue(double? Value, Quality Quality, string? Problem, string? Suggestion = null)
{
    public static ReadValue No(string problem, string? suggestion = null) => new(null, Quality.None, problem, suggestion);
}

/// <summary>Numbers as publishers write them. Nothing is guessed: what could be two numbers is asked back.</summary>
internal static partial class ValueForms
{
    private const double Largest = 999_999_999_999;
    private const string NotANumber = "Value must be a number, like 12 or 12.5";
    private const int LongestNumber = 60;
    private const int ExactDigits = 15;
    private const int None = -1;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, ExactDigits + 1).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    /// <param name="percent">Whether the unit is a percentage; null when nothing says so.</param>
    /// <param name="decimalCommas">Semicolons part the columns, so commas may mark decimals.</param>
    public static ReadValue Read(ReadOnlySpan<char> cell, bool? percent, bool decimalCommas)
    {
        if (decimalCommas && PointsOfThousands().IsMatch(cell)) return Points(cell.ToString());
        if (Plain(cell, out var plain)) return plain;
        var text = CellText.Figures(cell);
        if (IsMissing(text)) return new(null, Quality.NotAvailable, null);

        var (bare, quality) = TakeMarks(text);
        if (quality is null) return ReadValue.No(NotANumber);
        if (bare.Length == 0) return new(null, quality.Value, null);
        if (bare.EndsWith('%'))
        {
            if (percent == false) return ReadValue.No($"This measure is not a percentage. Enter {OfOne(bare) ?? "a number"} or change the unit", OfOne(bare));
            bare = bare[..^1].TrimEnd();
        }

        if (Grouped().IsMatch(bare) && !(decimalCommas && bare.Contains(','))) bare = bare.Replace(",", "").Replace(" ", "");
        if (bare.Contains(',')) return Commas(bare, quality.Value, decimalCommas);
        return Plain(bare, out var value) ? value with { Quality = quality.Value } : Refusal(bare);
    }

    private static bool Plain(ReadOnlySpan<char> text, out ReadValue read)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        read = default;
        // The parser would also take the words NaN and Infinity.
        if (text.IsEmpty || char.IsLetter(text[^1]) || (!Digits(text, out var value) && !double.TryParse(text, Style, CultureInfo.InvariantCulture, out value)) || double.IsNaN(value)) return false;
        if (double.IsInfinity(value) && text.IndexOfAnyInRange('0', '9') < 0) return false;
        read = Math.Abs(value) > Largest
            ? ReadValue.No($"{ProblemList.Shorten(text.ToString())} is too large. The largest value is 999,999,999,999")
            : new(value + 0.0, Quality.None, null); // adding zero turns −0 into 0
        return true;
    }

    /// <summary>Whether a cell holds digits and at most one point, as nearly all do: no mark, no sign of another kind, and nothing too large.</summary>
    public static bool IsSimple(ReadOnlySpan<char> cell, out double value)
    {
        value = 0;
        return !cell.IsEmpty && char.IsAsciiDigit(cell[^1]) && Digits(cell, out value) && Math.Abs(value) <= Largest;
    }

    // The digits and the power of ten are exact, so their quotient is the nearest number (Clinger, How to Read Floating Point Numbers Accurately, 1990).
    private static bool Digits(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var isNegative = text[0] == '-';
        if (isNegative) text = text[1..];
        if (text.Length is 0 or > ExactDigits) return false;
        var (digits, point) = (0L, None);
        for (var at = 0; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9) digits = (digits * 10) + digit;
            else if (text[at] == '.' && point == None) point = at;
            else return false;
        }

        if (point == None) value = digits;
        else if (text.Length == 1) return false;
        else value = digits / PowersOfTen[text.Length - point - 1];
        if (isNegative && digits != 0) value = -value;
        return true;
    }

    private static bool IsMissing(string text) =>
        text is "" or "." or ".." or ":" or "-" or "[x]" or "–" or "—" || text.Equals("nan", StringComparison.OrdinalIgnoreCase)
        || text.Equals("na", StringComparison.OrdinalIgnoreCase) || text.Equals("n/a", StringComparison.OrdinalIgnoreCase);

    private static (string Bare, Quality? Quality) TakeMarks(string text)
    {
        var at = text.IndexOf('[');
        return at >= 0 && text.EndsWith(']') ? (text[..at].TrimEnd(), QualityWords.Read(text[at..])) : (text, Quality.None);
    }

    private static ReadValue Commas(string text, Quality quality, bool decimalCommas)
    {
        var without = text.Replace(",", "");
        var asPoint = text.Replace(".", "").Replace(',', '.');
        if (!Plain(without, out var whole) || !Plain(asPoint, out var read)) return Refusal(text);
        if (decimalCommas && !Grouped().IsMatch(text) && !text.Contains('.')) return read with { Quality = quality };
        return ReadValue.No($"We cannot tell if {text} is {whole.Value?.ToString(CultureInfo.InvariantCulture) ?? without} or {asPoint}. {(decimalCommas && !text.Contains('.') ? $"Write {without} or {asPoint}0" : "Use a full stop for decimals")}");
    }

    // Where commas part decimals, full stops part thousands; but a program may have written a decimal.
    private static ReadValue Points(string text)
    {
        var without = text.Trim().Replace(".", "");
        return Plain(text.Trim(), out _) ? ReadValue.No($"We cannot tell if {text.Trim()} is {without} or {text.Trim()}. Write {without} or {text.Trim()}0") : ReadValue.No(NotANumber, without);
    }

    private static ReadValue Refusal(string text)
    {
        if (text.Length > LongestNumber) return ReadValue.No(NotANumber);
        var letters = text.Replace('l', '1').Replace('I', '1').Replace('O', '0').Replace('o', '0');
        if (letters != text && Plain(letters, out var slip) && slip.Problem is null) return ReadValue.No($"{NotANumber}. Did you mean {letters}?", letters);
        var extra = Decoration().Matches(text).Select(match => match.Value.Trim()).Where(part => part.Length > 0).Distinct().ToList();
        var core = Decoration().Replace(text, "").Trim();
        var plain = core.Replace(",", "");
        if (extra.Count == 0 || !Plain(plain, out _)) return ReadValue.No(NotANumber);

        // A sign of money says nothing about the number; brackets, "k" and "fewer than" do.
        var isCertain = extra.TrueForAll(part => part is "£" or "$" or "€") && (plain == core || Grouped().IsMatch(core));
        return ReadValue.No($"Enter a number without {string.Join(" and ", extra)}", isCertain ? plain : null);
    }

    private static string? OfOne(string percentage) =>
        decimal.TryParse(percentage[..^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? (value / 100).ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}([ ,])\d{3}(\1\d{3})*(\.\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\s*[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\s*$")]
    private static partial Regex PointsOfThousands();

    // Currency, brackets, "about" and "fewer than", and the letters that stand for a power of ten.
    [GeneratedRegex(@"[£$€()~<>≤≥%*]|(?<=\d)\s*(?:k|m|bn|million|billion|thousand)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();
}
