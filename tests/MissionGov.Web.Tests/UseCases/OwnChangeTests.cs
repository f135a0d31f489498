using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MissionGov.Tests;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Tests.Faults;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.UseCases;

/// <summary>Whoever has saved something sees it on the next page, however late the database's word of it comes.</summary>
public sealed class OwnChangeTests
{
    [Fact]
    public async Task A_page_that_is_kept_is_not_shown_to_whoever_has_just_changed_it()
    {
        var database = await TestData.DemoAsync();
        await using var app = TestApp.With(database, services => services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(ChangeListener))));
        await TestApp.UntilAsync(() => app.Services.GetRequiredService<Readiness>().IsReady, "ready");
        var id = (await FreshMilestones.AddAsync(app.Services, 1))[0];
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(held => held.Id == id));
        Assert.DoesNotContain("5 May 2027", (await app.PageAsync("/milestones?show=all")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Null(await app.SendAsync(Access.Person.CommandLine, new SlipMilestone(id, new DateOnly(2027, 5, 5), milestone.Version), "Later."));

        Assert.Contains("5 May 2027", (await app.PageAsync("/milestones?show=all")).Body!.TextContent, StringComparison.Ordinal);
    }
}
