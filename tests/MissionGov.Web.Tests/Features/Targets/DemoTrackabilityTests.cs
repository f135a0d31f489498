using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Targets;

namespace MissionGov.Web.Tests.Features.Targets;

/// <summary>The check against promises that were really made.</summary>
public sealed class DemoTrackabilityTests(DemoSite site) : IClassFixture<DemoSite>
{
    // What each of them lacks, and how far it is from what comes anyway, on 1 February 2026. Two have too few figures for a forecast.
    [Theory]
    [InlineData("growth", "homes", 12, Stretch.Unknown, "stretch factor")]
    [InlineData("growth", "living-standards", 10, Stretch.Unknown, "baseline value, target value, stretch factor")]
    [InlineData("nhs", "18-week-waits", 13, Stretch.TrendGoesWrong, "")]
    [InlineData("safer-streets", "neighbourhood-police", 13, Stretch.MetWithoutNewAction, "")]
    [InlineData("opportunity", "good-level-of-development", 13, Stretch.Stretching, "")]
    [InlineData("clean-energy", "clean-power", 12, Stretch.Unknown, "stretch factor")]
    public async Task A_promise_of_the_five_missions_has_its_honest_score(string mission, string target, int score, Stretch stretch, string missing)
    {
        var check = await CheckAsync(mission, target);

        Assert.Equal((score, stretch, missing), (check.Trackability.Score, check.Stretch.Kind, string.Join(", ", check.Trackability.Missing.Select(part => part.Name))));
    }

    [Fact]
    public async Task Higher_cannot_be_missed_so_it_is_found_out()
    {
        var check = await CheckAsync("growth", "living-standards");

        Assert.Contains(check.Vague, found => found is { Word: "higher", Advice: "Say by how much." });
        Assert.Contains("It names no value", check.Trackability.Missing.First(part => part.Name == "target value").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safer-streets", "neighbourhood-police", "This counts what goes in. It does not tell if anybody is better off. Pair it with an outcome.")]
    [InlineData("growth", "homes", "This counts what comes out. It does not tell if anybody is better off. Pair it with an outcome.")]
    [InlineData("nhs", "18-week-waits", null)]
    public async Task What_is_no_outcome_is_said_so(string mission, string target, string? lacks) => Assert.Equal(lacks, (await CheckAsync(mission, target)).Lacks);

    [Fact]
    public async Task The_preview_says_what_the_page_says()
    {
        var check = await CheckAsync("nhs", "18-week-waits");
        var page = await site.AskAsync(new Web.Features.Missions.GetMission("nhs"));

        Assert.Equal(StatusSentence.Alone(page!.Targets[0]), StatusSentence.Alone(check.Preview!));
    }

    private async Task<TargetCheck> CheckAsync(string mission, string target)
    {
        var form = await site.AskAsync(new GetTargetForm(mission, target));
        return await site.AskAsync(new CheckTarget(mission, form!.Said));
    }
}
