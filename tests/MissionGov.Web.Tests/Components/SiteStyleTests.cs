using System.Text.RegularExpressions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components;

public partial class SiteStyleTests
{
    private static readonly string Style = File.ReadAllText(Path.Combine(Rendered.SiteRoot, "site.css"));

    private static readonly Dictionary<string, string> Light = TokensAfter(":root {");
    private static readonly Dictionary<string, string> Dark = TokensAfter("prefers-color-scheme: dark) {");

    private static readonly (string Text, string Ground)[] Texts =
    [
        ("ink", "page"), ("ink", "card"), ("ink", "panel"), ("muted", "page"), ("muted", "card"), ("muted", "panel"), ("link", "page"), ("link", "card"), ("link", "panel"), ("link", "note"),
        ("on-button", "button"), ("on-focus", "focus"), ("error", "page"), ("on-notice", "notice"), ("on-note", "note"),
        ("on-off", "off"), ("on-risk", "risk"), ("on-mostly", "mostly"), ("on-good", "good"), ("on-none", "none"), ("on-met", "met"), ("on-missed", "missed"), ("on-lost", "lost"),
        ("actual", "card"), ("actual", "page"), ("forecast", "card"), ("forecast", "page"), ("behind", "card"), ("behind", "page"), ("ahead", "card"), ("ahead", "page"), ("goal", "card"), ("goal", "page"), ("worse", "card"), ("worse", "page"), ("change", "card"), ("change", "page"),
    ];

    // A fill is never alone: the outline tells a chip from its ground.
    private static readonly (string Mark, string Ground)[] Marks = [("outline", "page"), ("outline", "card"), ("field", "card"), ("field", "page"), ("on-focus", "focus")];

    public static TheoryData<string, string, double> Pairs =>
        [.. Texts.Select(pair => (pair.Text, pair.Ground, Contrast.Text)).Concat(Marks.Select(pair => (pair.Mark, pair.Ground, Contrast.Graphics)))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_marks_stand_out_in_light_and_in_dark(string mark, string ground, double needed)
    {
        Assert.True(Contrast.Of(Light[mark], Light[ground]) >= needed, $"light: {Contrast.Of(Light[mark], Light[ground]):F2}");
        Assert.True(Contrast.Of(InDark(mark), InDark(ground)) >= needed, $"dark: {Contrast.Of(InDark(mark), InDark(ground)):F2}");
    }

    [Fact]
    public void The_names_of_lines_are_as_large_as_the_layout_took_them_for()
    {
        Assert.Contains($".wide {{ display: none; font-size: {ChartFrame.Board.FontSize}px", Style, StringComparison.Ordinal);
        Assert.Contains($".narrow {{ display: block; font-size: {ChartFrame.Narrow.FontSize}px", Style, StringComparison.Ordinal);
        Assert.Contains($".chart-page .wide {{ font-size: {ChartFrame.Page.FontSize}px", Style, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_drawing_is_never_under_12_pixels()
    {
        const double leastShown = 12;
        foreach (var (size, frame) in new[] { ("board", ChartFrame.Board), ("page", ChartFrame.Page) })
        {
            var from = double.Parse(Regex.Match(Style, $@"min-width: (\d+)px\) {{ \.chart-{size}").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(from / frame.Width * frame.FontSize >= leastShown, $"{size}: {from / frame.Width * frame.FontSize}");
        }
    }

    [Fact]
    public void Every_token_used_is_defined() =>
        Assert.All(Used().Matches(Style).Select(match => match.Groups[1].Value).Distinct(), token => Assert.Contains($"--{token}:", Style, StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        Assert.DoesNotContain("url(", Style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Style, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site.css", 20_480)]
    [InlineData("live.js", 2_048)]
    [InlineData("targets.js", 3_072)]
    public void Files_of_every_page_stay_small(string file, long most) => Assert.InRange(new FileInfo(Path.Combine(Rendered.SiteRoot, file)).Length, 1, most);

    private static string InDark(string token) => Dark.GetValueOrDefault(token, Light[token]);

    private static Dictionary<string, string> TokensAfter(string opening)
    {
        var from = Style.IndexOf(opening, StringComparison.Ordinal);
        return Token().Matches(Style[from..Style.IndexOf('}', from)]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    [GeneratedRegex(@"--([\w-]+): (#[0-9a-f]+)")]
    private static partial Regex Token();

    [GeneratedRegex(@"var\(--([\w-]+)\)")]
    private static partial Regex Used();
}
