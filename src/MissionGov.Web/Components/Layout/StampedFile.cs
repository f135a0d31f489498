using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace MissionGov.Web.Components.Layout;

/// <summary>The address of a static file with a stamp of its content, so that a browser may keep it for good and still sees every change.</summary>
internal static class StampedFile
{
    private const int StampLength = 10;

    private static readonly ConcurrentDictionary<(string Path, DateTimeOffset Written), string> Stamps = new();

    public static string Address(IFileProvider files, string path)
    {
        var file = files.GetFileInfo(path);
        return file.Exists ? $"{path}?v={Stamps.GetOrAdd((file.PhysicalPath ?? path, file.LastModified), _ => Stamp(file))}" : path;
    }

    private static string Stamp(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content))[..StampLength];
    }
}
