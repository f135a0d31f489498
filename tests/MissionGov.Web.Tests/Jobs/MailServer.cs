using System.Diagnostics;
using System.Globalization;
using MimeKit;

namespace MissionGov.Web.Tests.Jobs;

/// <summary>An SMTP server as a process of its own, and what it has taken. It can be stopped and started again at the same port.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"missiongov-mail-{Guid.NewGuid():N}");
    private Process? _process;

    /// <summary>The server chooses it at its first start, and keeps to it.</summary>
    public int Port { get; private set; }

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. new DirectoryInfo(Path.Combine(_folder, "new")).GetFiles().OrderBy(file => file.LastWriteTimeUtc).Select(file => MimeMessage.Load(file.FullName, TestContext.Current.CancellationToken))];

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer();
        await server.UpAsync();
        return server;
    }

    public async Task UpAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("MAIL_PYTHON") ?? "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Jobs", "mail_server.py"), Port.ToString(CultureInfo.InvariantCulture), _folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Port = int.Parse((await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
    }

    public async Task DownAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await DownAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
