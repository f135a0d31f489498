using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Tests;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Tests.Audit;

/// <summary>A database with some lines of audit, and a hand that may switch its guards off.</summary>
internal sealed class AuditLines(ServiceProvider services, string database) : IAsyncDisposable
{
    public const string GuardsOff = "alter table audit disable trigger all; alter table audit_head disable trigger all; drop index if exists audit_one_follower;";

    public IServiceProvider Services => services;

    public static async Task<AuditLines> WithAsync(int lines)
    {
        var database = await TestPostgres.NewDatabaseAsync();
        var services = TestData.UseCases(database);
        await CommandLine.PrepareAsync(services, CancellationToken.None);
        var made = new AuditLines(services, database);
        for (var line = 1; line <= lines; line++) await made.AddAsync(new Said($"Line {line}"), $"Because of {line}.");
        return made;
    }

    /// <summary>As the Mediator does it.</summary>
    public async Task AddAsync(DomainEvent happened, string reason = "", Guid? person = null)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await ChangeFeed.AnnounceAsync(db, CancellationToken.None);
        await new AuditChain(db).AddAsync(happened, new Change("Unit lead", DateTimeOffset.UtcNow, reason, person), Guid.CreateVersion7(), "", CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public Task<AuditReport> CheckAsync((long, string)? noted = null) => ReadAsync(db => AuditCheck.RunAsync(db, noted, CancellationToken.None));

    public async Task<string[]> FindingsAsync((long, string)? noted = null) =>
        [.. (await CheckAsync(noted)).Findings.Select(finding => finding.From == finding.To ? $"{finding.Kind} {finding.From}" : $"{finding.Kind} {finding.From}-{finding.To}")];

    public Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read) => TestData.ReadAsync(services, read);

    public Task ExecuteAsync(string sql) => TestData.ExecuteAsync(database, sql);

    /// <summary>Every line from one on gets hashes that fit again: what a patient forger does.</summary>
    public Task BindAgainAsync(long from, bool headToo) => ExecuteAsync($"""
        do $do$
        declare line audit; previous bytea;
        begin
            select hash into previous from audit where id = {from - 1};
            for line in select * from audit where id >= {from} order by id loop
                update audit set previous_hash = previous where id = line.id returning * into line;
                previous := sha256(previous || convert_to(audit_text(line), 'UTF8'));
                update audit set hash = previous where id = line.id;
            end loop;
            {(headToo ? "update audit_head set hash = previous, sequence = (select max(id) from audit);" : "")}
        end
        $do$
        """);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    internal sealed record Said(string Words, Guid? Mission = null, Guid? Subject = null) : DomainEvent
    {
        public override Guid? MissionId => Mission;

        public override Guid? SubjectId => Subject;

        public override string Summary => Words;

        public override IReadOnlyList<FieldChange> Changes => Subject is null ? [] : [new("Words", null, Words)];
    }

    internal sealed record SaidTogether(params string[] Words) : DomainEvent
    {
        public override Guid? MissionId => null;

        public override Guid? SubjectId => null;

        public override string Summary => $"{Words.Length} at once";

        public override IReadOnlyList<DomainEvent> Parts => [.. Words.Select(words => new Said(words))];
    }
}
