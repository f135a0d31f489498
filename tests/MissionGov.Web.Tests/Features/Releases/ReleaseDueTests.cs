using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Domain.Releases;
using MissionGov.Domain.Webhooks;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Tests.Jobs;

namespace MissionGov.Web.Tests.Features.Releases;

/// <summary>What happens when a release is due: who is told, of which day its figures are, and what one that fails does to the others.</summary>
public sealed class ReleaseDueTests
{
    private const string Held = "18-week-waits,E92000001,2025-12,87.31\n";

    private static readonly DateTimeOffset Release = new(2026, 2, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Those_who_asked_for_news_of_figures_are_told_when_they_come_out_and_not_before()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        await site.Nodes[0].ReadAsync(db =>
        {
            db.Add(new Webhook { Name = "Press", Host = "hooks.example.org", SealedAddress = "", SealedSecret = "", Wanted = Webhook.Kinds });
            return db.SaveChangesAsync();
        });
        await site.HoldAsync(Held, Release, "Winter figures");
        Assert.False(await site.Nodes[0].ReadAsync(db => db.WebhookDeliveries.AnyAsync()));

        site.Clock.Now = Release;
        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));

        var told = Assert.Single(await site.Nodes[0].ReadAsync(db => db.WebhookDeliveries.AsNoTracking().ToListAsync()));
        Assert.Equal((NewsKind.DataImported, "Figures came in: 1 new, 0 revised, 0 withdrawn."), (told.Kind, told.Text));
    }

    [Theory]
    [InlineData("nhs", null)]
    [InlineData(null, "2026-01-31")]
    public async Task Where_nobody_holds_the_post_that_is_to_be_told_the_analysts_are(string? mission, string? until)
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var node = site.Nodes[0];
        var former = await node.PersonAsync("kim@example.gov.uk", Role.Analyst, mission, "Head of waits");
        if (until is not null) await node.ReadAsync(db => db.Appointments.Where(held => held.PersonId == former).ExecuteUpdateAsync(change => change.SetProperty(held => held.Until, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))));
        var analyst = await node.PersonAsync("ana@example.gov.uk", Role.Analyst, mission: null, title: "Head of data");
        Assert.Null(await node.SendAsync(Person.CommandLine, new HoldRelease(Guid.CreateVersion7(), EmbargoSite.File(Held), Release, "Winter figures", "Head of waits")));
        await node.ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").ExecuteUpdateAsync(change => change.SetProperty(one => one.UpperBound, 80.0)));

        site.Clock.Now = Release;
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));

        Assert.Equal(analyst, Assert.Single(await node.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync())).PersonId);
    }

    [Fact]
    public async Task Its_figures_became_known_on_the_day_of_the_clock_that_it_comes_out_by()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1, ("MissionGov:Demo", "false"));
        await site.HoldAsync(Held, Release, "Winter figures");

        // By the clock of this node it is still the day before.
        site.Clock.Now = Release;
        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));

        Assert.Equal(new DateOnly(2026, 2, 2), await site.Nodes[0].ReadAsync(db => db.ImportBatches.OrderByDescending(batch => batch.Id).Select(batch => batch.KnownOn).FirstAsync()));
    }

    [Fact]
    public async Task One_that_the_database_refuses_is_late_and_the_others_come_out()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var bad = await site.HoldAsync(Held, Release.AddMinutes(-5), "Winter figures");
        var good = await site.HoldAsync("Zebra crossings,E92000001,2025,918273\n", Release, "Crossings");
        await TestData.ExecuteAsync(site.Nodes[0].Database, """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
            create trigger refuse before insert on observations for each row when (new.value between 87.3 and 87.4) execute function refuse();
            """);

        site.Clock.Now = Release;
        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));

        var states = await site.Nodes[0].ReadAsync(db => db.HeldReleases.AsNoTracking().ToDictionaryAsync(release => release.Id));
        Assert.Equal((ReleaseState.Held, true), (states[bad].State, states[bad].IsLate));
        Assert.Equal(ReleaseState.Published, states[good].State);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
