using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features;

/// <summary>A database with the demo packs in it, asked through the same door as the pages. The day is the packs' own unless a test sets another.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly StatementCount _statements = new();
    private ServiceProvider _services = null!;

    /// <summary>Statements sent to the database so far.</summary>
    public int Statements => _statements.Count;

    public async ValueTask InitializeAsync()
    {
        var database = await TestData.DemoAsync();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_statements))
            .AddUseCases(new Configured(database, Demo: null, Today: null), new DatabaseAddress(database, Embedded: false))
            .AddScoped<CurrentPerson, AtTheServer>()
            .CompileQueriesOnce()
            .BuildServiceProvider();
        Today = new DateOnly(2026, 2, 1);
    }

    public DateOnly Today
    {
        get => _services.GetRequiredService<StatusClock>().Today;
        set => _services.GetRequiredService<DemoMode>().TurnOn(value);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal async Task<TView> AskAsync<TView>(IQuery<TView> query)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Mediator>().AskAsync(query, TestContext.Current.CancellationToken);
    }

    /// <summary>Adds later vintages to a series that the packs have one of.</summary>
    internal async Task PublishAsync(string indicator, DateOnly knownOn, params (Period Period, double Value)[] figures)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        var series = db.Series.Single(series => db.Indicators.Any(one => one.Id == series.IndicatorId && one.Slug == indicator));
        var batch = new ImportBatch { Id = 1000, FileName = "later.csv", Hash = "", Layout = "long", KnownOn = knownOn, ImportedAt = DateTimeOffset.UnixEpoch, ImportedBy = "Delivery analyst" };
        db.Add(batch);
        db.AddRange(figures.Select(figure => new ObservationRow { SeriesId = series.Id, BatchId = batch.Id, PeriodStart = figure.Period.Start, PeriodEnd = figure.Period.End, KnownOn = knownOn, Value = figure.Value }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Counts what Entity Framework says it has executed.</summary>
    private sealed class StatementCount : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => _count;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted") Interlocked.Increment(ref _count);
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
