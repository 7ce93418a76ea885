using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>JDFS.</summary>
public static class Attendances
{
    public static readonly CodeList<Attendance> List = new(
        (Attendance.Day, ["day", "1", "走读"]),
        (Attendance.Boarding, ["boarding", "2", "住校"]),
        (Attendance.Lodging, ["lodging", "3", "借宿"]),
        (Attendance.Other, ["other", "9", "其他"]));
}
