using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Tests;
using MissionGov.Web.Cluster;

namespace MissionGov.Web.Tests.Cluster;

/// <summary>
/// A second process that uses a cluster: this test program, told by its environment to open one and hold it
/// until its input ends, instead of running tests.
/// </summary>
internal sealed class OtherProcess : IDisposable
{
    private const string Variable = "MISSIONGOV_TEST_HOLDS_CLUSTER";
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public static OtherProcess Start(ScratchCluster scratch)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(OtherProcess).Assembly.Location, null))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [Variable] = scratch.DataFolder },
        };
        return new(Process.Start(start)!);
    }

    public async Task IsOpenAsync() => Assert.Equal("open", await _process.StandardOutput.ReadLineAsync());

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>kill -STOP</summary>
    public async Task FreezeAsync()
    {
        using var kill = Process.Start("kill", ["-STOP", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>kill -9</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    [ModuleInitializer]
    internal static void HoldClusterInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } folder) return;

        var cluster = EmbeddedCluster.OpenAsync(TestPostgres.Options(folder), NullLogger.Instance, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine("open");
        Console.In.ReadToEnd();
        cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
