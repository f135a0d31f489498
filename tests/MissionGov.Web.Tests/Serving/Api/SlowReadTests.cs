using MissionGov.Tests;
using Npgsql;

namespace MissionGov.Web.Tests.Serving.Api;

/// <summary>Questions of anybody's that would keep the database busy.</summary>
public sealed class SlowReadTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/observations?limit=1", "application/problem+json")]
    [InlineData("/odata/v1/Observations?$top=1", "application/json")]
    public async Task What_takes_too_long_is_given_up_and_not_asked_again(string address, string type)
    {
        var program = new ApiProgram(app);
        await using (var other = new NpgsqlConnection(app.Database))
        {
            await other.OpenAsync(Ct);
            await using var transaction = await other.BeginTransactionAsync(Ct);
            await using var locked = new NpgsqlCommand("lock table observations in access exclusive mode", other, transaction);
            await locked.ExecuteNonQueryAsync(Ct);

            using var statements = new CountedStatements(app.Database);
            var answer = await program.GetAsync(address);

            Assert.Equal((503, type), (answer.Status, answer.Type));
            Assert.Contains("Ask for less at once.", answer.Text, StringComparison.Ordinal);
            Assert.Single(statements.Seen, sql => sql.Contains("statement_timeout", StringComparison.Ordinal));
        }

        Assert.Equal(200, (await program.GetAsync(address)).Status);
    }
}
