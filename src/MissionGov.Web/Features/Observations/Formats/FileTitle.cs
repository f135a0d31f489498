using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Words for a reader made of names that were written for machines.</summary>
internal static partial class FileTitle
{
    /// <summary>"exclusions_by_reason_200607-201314.csv" is "Exclusions by reason": each edition has the same title.</summary>
    public static string Of(string fileName)
    {
        var name = Path.GetFileName(fileName);
        while (Ending().Match(name) is { Success: true } ending) name = name[..ending.Index];
        name = Edition().Replace(name, "");
        return Words(name.AsSpan().IndexOfAny('_', ' ') < 0 ? name.Replace('-', '_') : name);
    }

    /// <summary>"TotalCases" and "total_cases" are "Total cases".</summary>
    public static string Words(string heading)
    {
        var words = string.Join(' ', Humps().Replace(heading, " ").Split(['_', ' ', '\u00A0', '\r', '\n', '.'], StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "" : heading.Contains('_') || Humps().IsMatch(heading) || char.IsLower(words[0]) ? Sentence(words) : words;
    }

    // An abbreviation keeps its capitals.
    private static string Sentence(string words)
    {
        var parts = words.Split(' ').Select(word => word.Length > 1 && word.All(mark => !char.IsLower(mark)) ? word : word.ToLowerInvariant());
        var sentence = string.Join(' ', parts);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    [GeneratedRegex(@"\.(?:csv|tsv|txt|gz|xlsx|json)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    // Years, months and days at the end say which edition it is.
    [GeneratedRegex(@"(?:[ _-]+(?:\d{2,8}|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|v\d+))+$", RegexOptions.IgnoreCase)]
    private static partial Regex Edition();

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z][a-z])")]
    private static partial Regex Humps();
}
