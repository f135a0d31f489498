using System.Globalization;
using System.Text;

namespace MissionGov.Domain;

/// <summary>The name of a thing as it stands in an address: "40 evening clinics open" is 40-evening-clinics-open.</summary>
public static class Slug
{
    public const int Longest = 80;

    // A name without one letter or figure must have an address too.
    private const string Nameless = "unnamed";

    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’' or ',') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var whole = slug.ToString().Trim('-');
        return whole.Length == 0 ? Nameless : Cut(whole);
    }

    /// <summary>The same, with a number where another thing has the address already.</summary>
    public static string Of(string name, IReadOnlySet<string> taken)
    {
        var slug = Of(name);
        return !taken.Contains(slug) ? slug : Enumerable.Range(2, taken.Count).Select(number => $"{slug}-{number}").First(free => !taken.Contains(free));
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= Longest) return slug;
        var end = slug.LastIndexOf('-', Longest);
        return slug[..(end > 0 ? end : Longest)];
    }
}
