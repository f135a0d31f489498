namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>What the directory of a zip file says about one part of it.</summary>
internal readonly record struct ZipPart(long HeaderAt, long PackedBytes, long Bytes, uint Checksum, bool IsDeflated);
