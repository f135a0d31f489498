using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Who loses an account or a post while at work loses the power with it: at the next command, and at the next page.</summary>
public sealed class LosingPowerTests : IAsyncLifetime
{
    private readonly IReadOnlyList<Actor> _actors = Cast.Make();
    private TestApp _app = null!;

    private Actor Lead => _actors.Single(actor => actor.Role == Role.UnitLead);

    public async ValueTask InitializeAsync()
    {
        _app = TestApp.On(await Cast.EnterAsync(_actors));
        await TestApp.UntilAsync(() => _app.DataVersion > 0, "ready");
        await Cast.SignInAsync(_app, _actors);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("update accounts set disabled_at = now() where id = '{0}'")]
    [InlineData("update appointments set until = '2026-01-31' where person_id = '{0}'")]
    [InlineData("update appointments set role = 'Contributor' where person_id = '{0}'")]
    [InlineData("delete from appointments where person_id = '{0}'")]
    public async Task The_next_command_is_refused_even_before_anything_is_announced(string loss)
    {
        Assert.Null(await SlipAsync(days: 1));

        await TestData.ExecuteAsync(_app.Database, string.Format(System.Globalization.CultureInfo.InvariantCulture, loss, Lead.Id));

        Assert.Equal(Mediator.Forbidden, (await SlipAsync(days: 2))?.Code);
    }

    [Theory]
    [InlineData("update accounts set disabled_at = now() where id = '{0}'")]
    [InlineData("update accounts set security_stamp = 'signed out everywhere' where id = '{0}'")]
    public async Task An_open_browser_is_signed_out(string loss)
    {
        using var browser = SignedIn.Browser(_app, Lead.Principal);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser));

        await _app.ChangeAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, loss, Lead.Id));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(browser));
        Assert.Equal(Person.Visitor, await _app.Services.GetRequiredService<People>().OfAsync(Lead.Principal));
    }

    [Fact]
    public async Task A_draft_is_gone_from_the_pages_of_who_may_no_longer_see_it()
    {
        using var browser = SignedIn.Browser(_app, Lead.Principal);
        using var before = await browser.GetAsync($"/missions/{Scene.OwnDraft.Mission}");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await _app.ChangeAsync($"delete from appointments where person_id = '{Lead.Id}' and mission_id = '{Scene.OwnDraft.MissionId}'");

        using var after = await browser.GetAsync($"/missions/{Scene.OwnDraft.Mission}");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    // Whether a circuit may be opened says whether the cookie still counts.
    private static async Task<HttpStatusCode> AskAsync(Caller browser)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        return answer.StatusCode;
    }

    private async Task<Domain.Problem?> SlipAsync(int days)
    {
        var seen = await _app.ReadAsync(async db => await db.Milestones.FindAsync(Scene.Own.MilestoneId));
        return await _app.SendAsync(Lead.Person, new SlipMilestone(seen!.Id, seen.ForecastDate.AddDays(days), seen.Version), "Late.");
    }
}
