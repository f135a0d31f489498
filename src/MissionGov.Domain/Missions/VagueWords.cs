using System.Text.RegularExpressions;

namespace MissionGov.Domain.Missions;

/// <summary>A word that cannot be checked, and what to write instead.</summary>
public sealed record WordAdvice(string Word, string Advice);

/// <summary>Finds words that sound like a promise and bind nobody.</summary>
public static partial class VagueWords
{
    // As far as a reader looks for "by how much": "13,000 more", "no more than 18 weeks", "cut by one third".
    private const int WordsAround = 4;

    private const string HowMuch = "Say by how much.";
    private const string Measure = "Say what you will measure.";

    public static IReadOnlyList<WordAdvice> In(params IEnumerable<string> texts) => [.. texts.SelectMany(Sentences).SelectMany(In).DistinctBy(found => found.Word)];

    private static IEnumerable<WordAdvice> In(string sentence)
    {
        foreach (Match match in Praise().Matches(sentence)) yield return new(match.Value.ToLowerInvariant(), Measure);

        var words = Word().Matches(sentence);
        for (var at = 0; at < words.Count; at++)
            if (Comparative().IsMatch(words[at].Value) && !HasNumberNear(words, at)) yield return new(words[at].Value.ToLowerInvariant(), HowMuch);
    }

    private static bool HasNumberNear(MatchCollection words, int at)
    {
        for (var near = Math.Max(0, at - WordsAround); near <= Math.Min(words.Count - 1, at + WordsAround); near++)
            if (IsNumber(words, near)) return true;
        return false;
    }

    // The year of "by December 2029" says when, not how much.
    private static bool IsNumber(MatchCollection words, int at) =>
        Amount().IsMatch(words[at].Value) && !(Year().IsMatch(words[at].Value) && at > 0 && Time().IsMatch(words[at - 1].Value));

    private static string[] Sentences(string text) => SentenceEnd().Split(text);

    [GeneratedRegex(@"\p{Sc}?\d[\d.,/]*%?|[\p{L}'’-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d|^(half|halve[ds]?|third|thirds|quarter|quarters|fifth|tenth|double[ds]?|twice|triple[ds]?|zero|nobody|none|all|every|one|two|three|four|five|six|seven|eight|nine|ten)$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^(19|20)\d\d(/\d\d)?$")]
    private static partial Regex Year();

    [GeneratedRegex("^(in|by|of|since|from|to|until|before|after|on|for|january|february|march|april|may|june|july|august|september|october|november|december)$", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex("^(more|fewer|less|better|best|higher|lower|greater|faster|shorter|longer|quicker|safer|healthier|fairer|stronger|improv(e|es|ed|ing|ement|ements)|increas(e|es|ed|ing)|decreas(e|es|ed|ing)|reduc(e|es|ed|ing|tion|tions)|rais(e|es|ed|ing)|cut|cuts|boost(s|ed|ing)?|enhanc(e|es|ed|ing)|strengthen(s|ed|ing)?|grow(s|n|ing)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Comparative();

    [GeneratedRegex(@"\b(significant(ly)?|substantial(ly)?|considerabl[ey]|major|meaningful(ly)?|world[- ](class|leading|beating)|as soon as possible|where possible|wherever possible|robust|appropriate(ly)?|timely|high[- ]quality|ambitious|transform(s|ed|ing|ation|ative)?|promot(e|es|ed|ing)|tackl(e|es|ed|ing)|deliver(s|ed|ing)?|driv(e|es|ing) (up|down|forward)|cutting[- ]edge|best[- ]in[- ]class|step change|fit for (the future|purpose))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(@"[.:;?!]\s+")]
    private static partial Regex SentenceEnd();
}
