using System.Net;
using System.Text.RegularExpressions;

namespace MissionGov.Tests;

/// <summary>Whether a page can be read by everybody.</summary>
internal static partial class PlainLanguage
{
    /// <summary>Fixed copy is at this grade or below.</summary>
    public const double HighestGrade = 6;

    /// <summary>The copy guide's longest sentence.</summary>
    public const int MostWords = 20;

    public static int Words(string sentence) => Word().Count(sentence);

    /// <summary>Flesch and Kincaid's grade: Kincaid and others, Navy Research Branch Report 8-75, 1975.</summary>
    public static double Grade(List<string> sentences)
    {
        var words = sentences.SelectMany(sentence => Word().Matches(sentence)).Select(match => match.Value).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    // Groups of vowels, without a silent e at the end: right for most English words.
    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word.ToLowerInvariant());
        return Math.Max(1, word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) && groups > 1 ? groups - 1 : groups);
    }

    /// <summary>Paragraphs and items as sentences; headings, tables and lists of marks are not prose.</summary>
    public static List<string> Sentences(string html) =>
        [.. Prose().Matches(html).SelectMany(block => SentenceEnd().Split(Text(block.Groups[1].Value))).Where(sentence => Word().Count(sentence) > 1)];

    public static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ");

    [GeneratedRegex(@"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", RegexOptions.Singleline)]
    private static partial Regex Prose();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.:?!]\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}[\p{L}'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
