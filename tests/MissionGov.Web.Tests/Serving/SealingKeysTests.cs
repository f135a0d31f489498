using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MissionGov.Tests;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;

namespace MissionGov.Web.Tests.Serving;

public sealed class SealingKeysTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await Staff.PlainAppAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Other_keys_are_taken_while_nobody_has_an_account()
    {
        await CheckAsync(With(new EphemeralDataProtectionProvider()));
        await CheckAsync(With(new EphemeralDataProtectionProvider()));
    }

    [Fact]
    public async Task With_accounts_the_keys_must_be_theirs_unless_the_loss_is_accepted()
    {
        var keys = new EphemeralDataProtectionProvider();
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        await CheckAsync(With(keys, newKeys: true));

        await CheckAsync(With(keys));
        var refused = await Assert.ThrowsAsync<KeysLostException>(() => CheckAsync(With(new EphemeralDataProtectionProvider())));
        Assert.Contains("Put the folder \"keys\" of the data folder back", refused.Message, StringComparison.Ordinal);
        await CheckAsync(With(new EphemeralDataProtectionProvider(), newKeys: true));
    }

    [Fact]
    public async Task The_program_itself_does_not_start_without_its_keys()
    {
        await Staff.AddAsync(_app, "lead@example.gov.uk");
        using var given = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await using var other = TestApp.On(_app.Database, ("MissionGov:Demo", "false"));
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(given.Token, other.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping).Token);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It stopped while it was starting, or soon after.
        }

        Assert.False(given.IsCancellationRequested, "still running");
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    private SealingKeys With(IDataProtectionProvider keys, bool newKeys = false) => new(keys, _app.Services.GetRequiredService<Configured>() with { NewKeys = newKeys });

    private Task<int> CheckAsync(SealingKeys keys) => _app.ReadAsync(async db =>
    {
        await keys.CheckAsync(db, TestContext.Current.CancellationToken);
        return 0;
    });
}
