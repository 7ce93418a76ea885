namespace StudentActors.Grains.Imports.Files;

/// <summary>How an uploaded file is written. Numbers are stored with the import.</summary>
internal enum FileFormat
{
    CsvUtf8 = 1,
    CsvGb18030 = 2,
    Xlsx = 3,
}
