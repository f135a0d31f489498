using MissionGov.Tests;
using Npgsql;

namespace MissionGov.Web.Tests.Cluster;

public class TestPostgresTests
{
    [Fact]
    public async Task A_copy_holds_what_its_template_held_and_is_its_own()
    {
        var template = await TestPostgres.NewDatabaseAsync();
        await RunAsync(template, "create table note (id int); insert into note values (1)");

        var copy = await TestPostgres.NewDatabaseAsync(template);
        await RunAsync(copy, "insert into note values (2)");

        Assert.Equal(1L, await RunAsync(template, "select count(*) from note"));
        Assert.Equal(2L, await RunAsync(copy, "select count(*) from note"));
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
