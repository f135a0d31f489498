using System.Net;
using System.Text.RegularExpressions;
using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Tests.Components;

namespace MissionGov.Web.Tests.Features.HowWeRate;

public partial class RatingTextTests(ITestOutputHelper output)
{
    // Decided: fixed copy is at this grade or below.
    private const double HighestGrade = 6;

    // The copy guide's longest sentence.
    private const int MostWords = 20;

    [Fact]
    public async Task It_reads_at_grade_6_or_below()
    {
        var grade = Grade(Sentences(await Rendered.AsHtmlAsync<RatingText>()));
        output.WriteLine($"Grade {grade:F1}");

        Assert.InRange(grade, 1, HighestGrade);
    }

    [Fact]
    public async Task No_sentence_is_long() =>
        Assert.All(Sentences(await Rendered.AsHtmlAsync<RatingText>()), sentence => Assert.True(Word().Count(sentence) <= MostWords, sentence));

    [Fact]
    public void The_measure_of_reading_tells_plain_from_learned() =>
        Assert.True(Grade(["The methodological characteristics of administrative institutions necessitate interdepartmental consideration."]) > 12 && Grade(["The cat sat on the mat."]) < 2);

    [Fact]
    public async Task Every_threshold_of_the_rule_is_named()
    {
        var text = Plain(await Rendered.AsHtmlAsync<RatingText>());
        var rules = RatingRules.Published;

        foreach (var share in new[] { rules.AtRiskFrom, rules.MostlyOnTrackFrom, rules.OnTrackFrom, rules.PaceAtRiskFrom, rules.PaceMostlyFrom })
            Assert.Contains($"under {100 * share:0}%", text, StringComparison.Ordinal);
        Assert.Contains($"{100 * rules.Hysteresis:0} points past", text, StringComparison.Ordinal);
        Assert.Contains($"last {rules.FoldedPeriods} figures", text, StringComparison.Ordinal);
        Assert.Contains($"more than {rules.GraceDays} days", text, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<TargetStatus>(), status => Assert.Contains(status.Words(), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Frequency.Annual, 4)]
    [InlineData(Frequency.Quarterly, 8)]
    [InlineData(Frequency.Monthly, 12)]
    public async Task A_range_needs_as_many_figures_as_the_page_says(Frequency frequency, int need)
    {
        Assert.Contains($"{need} {(frequency == Frequency.Annual ? "yearly" : frequency.ToString().ToLowerInvariant())}", Plain(await Rendered.AsHtmlAsync<RatingText>()), StringComparison.Ordinal);
        Assert.Equal((false, true), (HasFan(frequency, need - 1), HasFan(frequency, need)));
    }

    private static bool HasFan(Frequency frequency, int values) =>
        TrendProjection.Project(new Series(frequency, [.. Enumerable.Range(0, values).Select(i => (double?)(50 + i + (i % 3)))]), 2, new ProjectionOptions()) is Answer<Projection>.Found { Value.HasFan: true };

    /// <summary>Flesch and Kincaid's grade: Kincaid and others, Navy Research Branch Report 8-75, 1975.</summary>
    private static double Grade(List<string> sentences)
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
    private static List<string> Sentences(string html) =>
        [.. Prose().Matches(html).SelectMany(block => SentenceEnd().Split(Plain(block.Groups[1].Value))).Where(sentence => Word().Count(sentence) > 1)];

    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ");

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
