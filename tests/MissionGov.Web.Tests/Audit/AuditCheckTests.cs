using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using static MissionGov.Web.Tests.Audit.AuditLines;

namespace MissionGov.Web.Tests.Audit;

/// <summary>What somebody with the keys of the database may try, with the guards switched off.</summary>
public sealed class AuditCheckTests
{
    private const int Lines = 12;

    // Rows from one on move up by one, from the end so that no two meet; Down the other way round.
    private const string Up = "do $do$ begin for n in reverse 12..5 loop update audit set id = n + 1 where id = n; end loop; end $do$;";
    private const string Down = "do $do$ begin for n in 6..12 loop update audit set id = n - 1 where id = n; end loop; end $do$;";
    private const string Copied = "insert into audit (id, at, who, event, summary, reason, detail, command_id, part, previous_hash, hash) select 5, at, who, event, 'Put in', reason, detail, gen_random_uuid(), 0, previous_hash, hash from audit where id = 4;";

    public static TheoryData<string, string[]> Hands => new()
    {
        { "update audit set summary = 'All is well' where id = 5", ["Edited 5"] },
        { "update audit set reason = '' where id in (5, 6, 9)", ["Edited 5-6", "Edited 9"] },
        { "update audit set at = at - interval '1 microsecond' where id = 1", ["Edited 1"] },
        { "update audit set who = 'Minister' where id = 12", ["Edited 12"] },
        { "update audit set changes = '[]' where id = 3", ["Edited 3"] },
        { "update audit set hash = sha256(hash) where id = 7", ["Edited 7"] },
        { "update audit set previous_hash = sha256(hash) where id = 7", ["Edited 7"] },
        { "delete from audit where id = 5", ["Removed 5"] },
        { "delete from audit where id between 2 and 4 or id = 8", ["Removed 2-4", "Removed 8"] },
        { "delete from audit where id = 1", ["Removed 1"] },
        { "delete from audit where id > 9", ["CutOff 10-12"] },
        { "delete from audit", ["CutOff 1-12"] },
        { "delete from audit where id = 5;" + Down, ["Removed 5", "Moved 5-11"] },
        { Up + Copied, ["Inserted 5", "Moved 6-13"] },
        { "insert into audit (id, at, who, event, summary, reason, detail, command_id) values (13, now(), 'x', 'x', 'x', '', '', gen_random_uuid())", ["Inserted 13"] },
        { "update audit set id = 100 where id = 5; update audit set id = 5 where id = 6; update audit set id = 6 where id = 100", ["Moved 5", "Moved 6"] },
        { "update audit set id = 100 where id = 3; update audit set id = 3 where id = 11; update audit set id = 11 where id = 100", ["Moved 3", "Moved 11"] },
        { "delete from audit_head", ["Head 0"] },
        { "update audit_head set sequence = 11, hash = (select hash from audit where id = 11)", ["Inserted 12"] },
        { "update audit_head set hash = sha256(hash)", ["Rewritten 12"] },
    };

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task What_a_hand_did_is_named(string sql, string[] found)
    {
        await using var audit = await WithAsync(Lines);
        Assert.Empty(await audit.FindingsAsync());

        await audit.ExecuteAsync(GuardsOff + sql);

        Assert.Equal(found, await audit.FindingsAsync());
    }

    [Fact]
    public async Task A_line_made_anew_with_a_hash_that_fits_is_given_away_by_the_next()
    {
        await using var audit = await WithAsync(Lines);
        await audit.ExecuteAsync(GuardsOff + "update audit set summary = 'All is well' where id = 5; update audit a set hash = sha256(previous_hash || convert_to(audit_text(a), 'UTF8')) where id = 5");

        var finding = Assert.Single((await audit.CheckAsync()).Findings);

        Assert.Equal((AuditFault.Rewritten, 5, "Line 5: made anew with a new hash. Line 6 vouches for another text."), (finding.Kind, finding.From, finding.Message));
    }

    [Fact]
    public async Task A_chain_made_anew_to_its_end_is_given_away_by_the_head_and_else_by_a_head_noted_elsewhere()
    {
        await using var audit = await WithAsync(Lines);
        var noted = (9L, Convert.ToHexStringLower(await audit.ReadAsync(db => db.Audit.Where(line => line.Id == 9).Select(line => line.Hash).SingleAsync())));
        await audit.ExecuteAsync(GuardsOff + "update audit set summary = 'All is well' where id = 5");

        await audit.BindAgainAsync(5, headToo: false);
        Assert.Equal(["Rewritten 12"], await audit.FindingsAsync());

        await audit.BindAgainAsync(5, headToo: true);
        Assert.Empty(await audit.FindingsAsync());
        Assert.Equal(["Rewritten 9"], await audit.FindingsAsync(noted));
    }

    [Fact]
    public async Task A_tail_cut_off_with_its_head_is_given_away_by_a_head_noted_elsewhere()
    {
        await using var audit = await WithAsync(Lines);
        var noted = (12L, Convert.ToHexStringLower(await audit.ReadAsync(db => db.AuditHeads.Select(head => head.Hash).SingleAsync())));
        await audit.ExecuteAsync(GuardsOff + "delete from audit where id > 8; update audit_head set sequence = 8, hash = (select hash from audit where id = 8)");

        Assert.Empty(await audit.FindingsAsync());
        Assert.Equal(["CutOff 9-12"], await audit.FindingsAsync(noted));
    }

    [Fact]
    public async Task A_head_noted_elsewhere_is_held_to_though_the_audit_has_grown()
    {
        await using var audit = await WithAsync(3);
        var noted = (3L, Convert.ToHexString(await audit.ReadAsync(db => db.AuditHeads.Select(head => head.Hash).SingleAsync())));
        await audit.AddAsync(new Said("Later"));

        Assert.Empty(await audit.FindingsAsync(noted));
    }
}
