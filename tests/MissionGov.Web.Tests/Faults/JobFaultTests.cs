using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MissionGov.Tests;
using MissionGov.Web.Jobs;

namespace MissionGov.Web.Tests.Faults;

/// <summary>A job that meets a fault which nobody foresaw tries again: it ends neither itself nor the program.</summary>
public sealed class JobFaultTests(TestApp app) : IClassFixture<TestApp>
{
    // What the jobs ask for first.
    private static readonly string[] Tables = ["import_jobs", "outbox", "webhook_deliveries", "webhooks", "feeds", "held_releases", "digests"];

    [Fact]
    public async Task The_program_goes_on_without_a_table_of_a_job_and_so_does_the_job_when_it_is_back()
    {
        await TestData.ExecuteAsync(app.Database, string.Concat(Tables.Select(table => $"alter table {table} rename to {table}_away;")));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await TestData.ExecuteAsync(app.Database, string.Concat(Tables.Select(table => $"alter table {table}_away rename to {table};")));

        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        Assert.False(lifetime.ApplicationStopping.IsCancellationRequested);
        var jobs = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Where(job => job.GetType().Namespace == typeof(ImportRunner).Namespace).ToList();
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.False(job.ExecuteTask?.IsCompleted, job.GetType().Name));
    }
}
