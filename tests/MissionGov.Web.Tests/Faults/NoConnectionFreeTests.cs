using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Tests.Matrix;
using Npgsql;
using SignedIn = MissionGov.Web.Tests.Matrix.SignedIn;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The database has no connection free for a while: who asks waits, and is answered.</summary>
public sealed class NoConnectionFreeTests
{
    private const int Connections = 4;

    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task A_person_whose_account_must_be_read_first_gets_the_page()
    {
        var id = Guid.CreateVersion7();
        var pool = new NpgsqlConnectionStringBuilder(await Cast.EnterAsync([])) { MaxPoolSize = Connections, Timeout = 1 };
        await using var app = TestApp.On(pool.ConnectionString);
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        await app.ReadAsync(async db =>
        {
            db.Add(Cast.Account(id));
            return await db.SaveChangesAsync();
        });
        var held = await HoldAllAsync(app.Services.GetRequiredService<NpgsqlDataSource>());

        using var browser = SignedIn.Browser(app, SignedIn.Principal(id));
        var asked = browser.GetAsync("/missions");
        await Task.Delay(Longer, TestContext.Current.CancellationToken);
        foreach (var connection in held) await connection.DisposeAsync();

        using var answer = await asked;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<List<NpgsqlConnection>> HoldAllAsync(NpgsqlDataSource source)
    {
        List<NpgsqlConnection> held = [];
        while (true)
        {
            try
            {
                held.Add(await source.OpenConnectionAsync(TestContext.Current.CancellationToken));
            }
            catch (NpgsqlException none) when (none.InnerException is TimeoutException)
            {
                return held;
            }
        }
    }
}
