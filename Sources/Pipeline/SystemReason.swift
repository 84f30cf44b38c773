import Diagnostics
import Foundation

/// Why the system refused to read or write, in words a person can act on; codes and class names are no words.
extension Error {
  var reason: Wording {
    let error = self as NSError
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError, underlying.domain == NSPOSIXErrorDomain {
      return systemReason(Int32(underlying.code))
    }
    if error.domain == NSPOSIXErrorDomain { return systemReason(Int32(error.code)) }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return systemReason(ENOENT)
    case .fileReadNoPermission?, .fileWriteNoPermission?: return systemReason(EACCES)
    case .fileWriteOutOfSpace?: return systemReason(ENOSPC)
    case .fileWriteVolumeReadOnly?: return systemReason(EROFS)
    case .fileWriteFileExists?: return systemReason(EEXIST)
    case .fileReadInapplicableStringEncoding?, .fileReadUnknownStringEncoding?, .fileReadCorruptFile?:
      return Wording(en: "it is not UTF-8 text", zh: "不是UTF-8编码的文本")
    default: return Wording(en: error.localizedDescription, zh: error.localizedDescription)
    }
  }
}

/// The same for a number that a system call left.
func systemReason(_ number: Int32) -> Wording {
  switch number {
  case ENOENT: Wording(en: "the place does not exist and cannot be made", zh: "位置不存在，也无法建立")
  case EACCES, EPERM: Wording(en: "you may not do so", zh: "没有权限")
  case EROFS: Wording(en: "the disk is read-only", zh: "磁盘为只读")
  case ENOSPC, EDQUOT: Wording(en: "the disk is full", zh: "磁盘已满")
  case ENOTDIR, EEXIST: Wording(en: "a file of that name is there", zh: "已有同名文件")
  case EISDIR: Wording(en: "it is a folder", zh: "这是一个文件夹")
  default: Wording(en: String(cString: strerror(number)), zh: String(cString: strerror(number)))
  }
}
