using System.Globalization;
using System.Text;

namespace MissionGov.Web.Features.Search;

/// <summary>How well words that somebody typed fit a name: whole words, beginnings, parts, and words with a slip of the finger.</summary>
internal static class WordMatch
{
    // Shorter ones would fit too much.
    private const int ShortestPart = 3;
    private const int ShortestWithOneSlip = 4;
    private const int ShortestWithTwoSlips = 8;

    private const double Whole = 1;
    private const double Beginning = 0.9;
    private const double Part = 0.6;
    private const double Slip = 0.75;

    /// <summary>What is typed beside the words that count.</summary>
    private static readonly HashSet<string> Small = ["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"];

    /// <summary>In small letters without accents.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '\'' or '’') continue;
            plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Those to look for: each once, without the small ones unless there are no others.</summary>
    public static IReadOnlyList<string> Asked(string text, int most)
    {
        List<string> words = [.. Words(text).Distinct().Take(most)];
        return words.Exists(word => !Small.Contains(word)) ? words.FindAll(word => !Small.Contains(word)) : words;
    }

    /// <returns>From 0, not at all, to 1, the word itself.</returns>
    public static double Of(string asked, IReadOnlyList<string> words) => words.Count == 0 ? 0 : words.Max(word => Of(asked, word));

    private static double Of(string asked, string word)
    {
        if (word == asked) return Whole;
        if (word.StartsWith(asked, StringComparison.Ordinal)) return Beginning;
        if (asked.Length >= ShortestPart && word.Contains(asked, StringComparison.Ordinal)) return Part;
        var allowed = asked.Length >= ShortestWithTwoSlips ? 2 : asked.Length >= ShortestWithOneSlip ? 1 : 0;
        return allowed > 0 && word.Length >= asked.Length - allowed && Slips(asked, word, allowed) is var slips && slips <= allowed ? Slip / slips : 0;
    }

    /// <summary>Letters that are wrong, missing, too many, or change places, from what was asked to the word or its beginning. Beyond the allowed ones it is not counted exactly.</summary>
    private static int Slips(string asked, string word, int allowed)
    {
        var length = Math.Min(word.Length, asked.Length + allowed);
        Span<int> before = stackalloc int[length + 1], last = stackalloc int[length + 1], now = stackalloc int[length + 1];
        for (var j = 0; j <= length; j++) last[j] = j;
        for (var i = 1; i <= asked.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + (asked[i - 1] == word[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && asked[i - 1] == word[j - 2] && asked[i - 2] == word[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > allowed) return least;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        var best = int.MaxValue;
        foreach (var slips in last) best = Math.Min(best, slips);
        return best;
    }
}
