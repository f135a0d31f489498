using System.Security.Cryptography;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Observations;

/// <summary>The files that people chose, kept under the data folder by what they hold: what a batch was made of can be shown again.</summary>
/// <param name="folder">Outside of what the server serves.</param>
internal sealed class KeptFiles(string folder)
{
    private const int HashLength = 64;
    private const int BlockBytes = 81_920;
    private const string Ending = ".import";

    // Long enough for a person to look at a preview and come back to it.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Keeps a file; the name it gets is its SHA-256, never the sender's.</summary>
    public async Task<string> KeepAsync(Stream bytes, CancellationToken ct)
    {
        PrivateFolder.Made(folder);
        var unfinished = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            string id;
            await using (var file = File.Create(unfinished))
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                var block = new byte[BlockBytes];
                for (int read; (read = await bytes.ReadAsync(block, ct)) > 0;)
                {
                    hash.AppendData(block, 0, read);
                    await file.WriteAsync(block.AsMemory(0, read), ct);
                }

                id = Convert.ToHexString(hash.GetHashAndReset());
            }

            File.Move(unfinished, Named(id), overwrite: true);
            return id;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Where a kept file lies; null when there is none of that name.</summary>
    public string? PathOf(string? id) =>
        id is { Length: HashLength } && id.All(char.IsAsciiHexDigitUpper) && File.Exists(Named(id)) ? Named(id) : null;

    /// <summary>The files kept for longer than a person looks at a preview.</summary>
    public IReadOnlyList<string> Old() =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles($"*{Ending}")
            .Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - Patience)
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)),
    ];

    public void Drop(string id) => File.Delete(Named(id));

    private string Named(string id) => Path.Combine(folder, id + Ending);
}
