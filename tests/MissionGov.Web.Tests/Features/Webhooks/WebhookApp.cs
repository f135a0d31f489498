using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Jobs;
using MissionGov.Web.Tests.Serving.Outbound;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Webhooks;

/// <summary>The program with webhooks switched on. It sends nothing until a test asks it to.</summary>
internal static class WebhookApp
{
    public const string Secret = "a secret of the test";

    public static async Task<TestApp> OnAsync(TestApp? other = null)
    {
        var app = TestApp.On(
            other?.Database ?? await TestData.DemoAsync(), ThisMachineToo.In,
            ("MissionGov:Webhooks:Hosts", OutsideServer.Host), ("MissionGov:Mail:PublicAddress", "https://missions.example.gov.uk"), ("MissionGov:DataFolder", other?.Folder));
        await TestApp.UntilAsync(() => app.Services.GetRequiredService<Readiness>().IsReady && app.DataVersion > 0, "ready");
        await app.Sender().StopAsync(CancellationToken.None);
        await app.Services.GetRequiredService<StatusTeller>().StopAsync(CancellationToken.None);
        return app;
    }

    public static WebhookSender Sender(this TestApp app) => app.Services.GetRequiredService<WebhookSender>();

    public static async Task<Guid> HookAsync(this TestApp app, OutsideServer server, string path = "/hook", WebhookShape shape = WebhookShape.Facts, IReadOnlyList<NewsKind>? wanted = null, string? name = null)
    {
        var (id, seal) = (Guid.CreateVersion7(), app.Services.GetRequiredService<WebhookSeal>());
        Assert.Null(await app.SendAsync(Person.CommandLine, new AddWebhook(id, name ?? $"Hook {path}", OutsideServer.Host, shape, wanted ?? Webhook.Kinds, seal.Close(server.At(path).AbsoluteUri), seal.Close(Secret))));
        return id;
    }

    public static Task SendDueAsync(this TestApp app) => app.Sender().SendDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Once the program has heard of all that was done.</summary>
    public static async Task TellStatusesAsync(this TestApp app)
    {
        var version = await app.ReadAsync(db => db.DataVersions.Select(row => row.Version).SingleAsync());
        await TestApp.UntilAsync(() => app.DataVersion >= version, "heard of");
        await app.Services.GetRequiredService<StatusTeller>().TellAsync(TestContext.Current.CancellationToken);
    }

    public static Task<List<WebhookDelivery>> DeliveriesAsync(this TestApp app) => app.ReadAsync(db => db.WebhookDeliveries.AsNoTracking().OrderBy(one => one.Id).ToListAsync());
}
