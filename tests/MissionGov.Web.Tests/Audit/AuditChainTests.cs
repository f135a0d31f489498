using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MissionGov.Tests;
using MissionGov.Web.Data;
using Npgsql;
using static MissionGov.Web.Tests.Audit.AuditLines;

namespace MissionGov.Web.Tests.Audit;

public sealed class AuditChainTests
{
    [Fact]
    public async Task Each_line_follows_the_one_before_and_the_head_names_the_last()
    {
        await using var audit = await WithAsync(3);

        var lines = await audit.ReadAsync(db => db.Audit.OrderBy(line => line.Id).ToListAsync());
        var head = await audit.ReadAsync(db => db.AuditHeads.SingleAsync());

        Assert.Equal([1, 2, 3], lines.Select(line => line.Id));
        Assert.Equal(new byte[AuditHash.Length], lines[0].PreviousHash);
        Assert.Equal(lines[0].Hash, lines[1].PreviousHash);
        Assert.Equal(lines[1].Hash, lines[2].PreviousHash);
        Assert.Equal((3, Convert.ToHexString(lines[2].Hash)), (head.Sequence, Convert.ToHexString(head.Hash)));
        Assert.Empty(await audit.FindingsAsync());
    }

    [Fact]
    public async Task Parts_of_an_event_get_lines_of_their_own()
    {
        await using var audit = await WithAsync(1);
        await audit.AddAsync(new SaidTogether("One", "Two"), "All at once.");

        var lines = await audit.ReadAsync(db => db.Audit.Where(line => line.Id > 1).OrderBy(line => line.Id).ToListAsync());

        Assert.Equal(["2 at once", "One", "Two"], lines.Select(line => line.Summary));
        Assert.Equal([0, 1, 2], lines.Select(line => line.Part));
        Assert.Single(lines.Select(line => line.CommandId).Distinct());
        Assert.Empty(await audit.FindingsAsync());
    }

    [Fact]
    public async Task Nobody_changes_or_empties_the_audit_by_mistake()
    {
        await using var audit = await WithAsync(2);
        foreach (var sql in new[] { "update audit set who = 'Somebody else'", "delete from audit where id = 2", "truncate audit", "delete from audit_head", "truncate audit_head" })
            Assert.Contains("only ever added to", (await Assert.ThrowsAsync<PostgresException>(() => audit.ExecuteAsync(sql))).MessageText, StringComparison.Ordinal);

        Assert.Empty(await audit.FindingsAsync());
    }

    [Fact]
    public async Task The_database_gives_the_same_hash_for_every_text()
    {
        await using var audit = await WithAsync(0);
        foreach (var text in new[] { "", "-", "3:abc", "O'Brien said \"no\"; $$", "Grüße, 三 👩‍👩‍👧 e\u0301", "line\nbreak\ttab \u202E", new string('x', 40_000) })
        {
            await audit.AddAsync(new Said(text), text, Guid.NewGuid());
            await audit.AddAsync(new Said(text, Guid.NewGuid(), Guid.NewGuid()));
        }

        var differing = await audit.ReadAsync(db => db.Database.SqlQuery<long>($"""select id as "Value" from audit a where sha256(previous_hash || convert_to(audit_text(a), 'UTF8')) <> hash""").ToListAsync());
        var lines = await audit.ReadAsync(db => db.Audit.ToListAsync());

        Assert.Equal(14, lines.Count);
        Assert.Empty(differing);
        Assert.All(lines, line => Assert.Equal(line.Hash, AuditHash.Of(line)));
    }

    [Fact]
    public void Two_lines_with_the_same_letters_in_other_fields_have_other_texts()
    {
        static AuditLine Line(string who, string reason, string? changes) => new() { Id = 1, At = DateTimeOffset.UnixEpoch, Who = who, Event = "E", Summary = "S", Reason = reason, Changes = changes, Detail = "", CommandId = Guid.Empty };

        Assert.Equal(4, new[] { Line("ab", "c", null), Line("a", "bc", null), Line("ab", "c", ""), Line("ab", "c", "-") }.Select(AuditHash.Text).Distinct().Count());
    }

    [Fact]
    public async Task Lines_from_before_there_was_a_chain_are_bound_and_numbered_without_gaps()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var services = TestData.UseCases(database);
        await TestData.ReadAsync(services, async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("20261123213219_First");
            await db.Database.ExecuteSqlRawAsync("""
                insert into audit (id, at, who, event, summary, detail, command_id)
                select 1 + 3 * n, '2026-02-01 09:30:00.123456+00'::timestamptz + n * interval '1 day', 'command line', 'DemoPackLoaded', 'Pack ' || n, '{{"n": 1}}', gen_random_uuid() from generate_series(1, 40) n
                """);
            await db.Database.MigrateAsync();
            return 0;
        });
        await using var audit = new AuditLines(services, database);

        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), await audit.ReadAsync(db => db.Audit.OrderBy(line => line.Id).Select(line => line.Id).ToListAsync()));
        Assert.Equal("Pack 40", await audit.ReadAsync(db => db.Audit.Where(line => line.Id == 40).Select(line => line.Summary).SingleAsync()));
        Assert.Empty(await audit.FindingsAsync());
        await audit.AddAsync(new Said("The first of the new ones"));
        Assert.Equal((41, 0), ((await audit.CheckAsync()).Lines, (await audit.FindingsAsync()).Length));
    }

    [Fact]
    public async Task Sixty_four_at_once_make_one_chain()
    {
        await using var audit = await WithAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(n => audit.AddAsync(new SaidTogether($"{n}a", $"{n}b"))));

        Assert.Equal((1 + (64 * 3), 0), ((await audit.CheckAsync()).Lines, (await audit.FindingsAsync()).Length));
    }
}
