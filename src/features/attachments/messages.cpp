#include "features/attachments/messages.hpp"

namespace zhuli::attachments {

namespace {

constexpr Message kMessages[] = {
    {"attachments.empty", "文件是空的", "檔案是空的", "The file is empty"},
    {"attachments.too_large", "文件不能超过 {max} MB，请压缩后再传",
     "檔案不能超過 {max} MB，請壓縮後再傳", "A file has at most {max} MB; make it smaller first"},
    {"attachments.too_many", "每条记录最多 {max} 个附件，请先归档不用的",
     "每筆記錄最多 {max} 個附件，請先封存不用的",
     "A record has at most {max} attachments; archive some first"},
    {"attachments.too_many_pending", "已有 {max} 个文件正在上传，请等它们传完或取消后再试",
     "已有 {max} 個檔案正在上傳，請等它們傳完或取消後再試",
     "{max} files are on their way already; wait for them or cancel some"},
    {"attachments.type_refused",
     "不支持这种文件。可以上传图片、PDF、Word、Excel、PPT（不含宏）、文本、CSV 和录音",
     "不支援這種檔案。可以上傳圖片、PDF、Word、Excel、PPT（不含巨集）、純文字、CSV 和錄音",
     "This kind of file is not taken. Images, PDF, Word, Excel, PowerPoint (without macros), plain "
     "text, CSV and recordings are"},
    {"attachments.parts_missing", "文件还没有传完，请重试", "檔案還沒有傳完，請重試",
     "The file has not arrived whole; send it again"},
    {"attachments.part_not_base64", "文件内容无法识别", "檔案內容無法識別",
     "The part is no base64"},
    {"attachments.part_size", "这一段应为 {size} 字节", "這一段應為 {size} 位元組",
     "This part has {size} bytes"},
    {"attachments.record_is_closed", "已发送的内容不能再增减附件", "已發送的內容不能再增減附件",
     "What was sent keeps the files it was sent with"},
    {"attachments.dropped", "上传已取消，请重新选择文件", "上傳已取消，請重新選擇檔案",
     "This upload was cancelled; choose the file again"},
    {"attachments.no_host", "这种记录不能添加附件", "這種記錄不能新增附件",
     "Records of this kind have no attachments"},
    {"entity.attachment", "附件", "附件", "Attachment"},
    {"field.attachment.entity", "所属类型", "所屬類型", "Kind of record"},
    {"field.attachment.record_id", "所属记录", "所屬記錄", "Record"},
    {"field.attachment.customer_id", "客户", "客戶", "Customer"},
    {"field.attachment.name", "文件名", "檔名", "File name"},
    {"field.attachment.type", "文件类型", "檔案類型", "Type"},
    {"field.attachment.byte_count", "大小", "大小", "Size"},
    {"field.attachment.content_hash", "内容指纹", "內容指紋", "Fingerprint"},
    {"field.attachment.author_id", "上传人", "上傳人", "Added by"},
    {"field.attachment.author_name", "上传人", "上傳人", "Added by"},
    {"field.attachment.archived", "已归档", "已封存", "Archived"},
    {"enum.attachment.type.unknown", "未知", "未知", "Unknown"},
    {"enum.attachment.type.jpeg", "JPEG 图片", "JPEG 圖片", "JPEG image"},
    {"enum.attachment.type.png", "PNG 图片", "PNG 圖片", "PNG image"},
    {"enum.attachment.type.webp", "WebP 图片", "WebP 圖片", "WebP image"},
    {"enum.attachment.type.gif", "GIF 图片", "GIF 圖片", "GIF image"},
    {"enum.attachment.type.heic", "HEIC 图片", "HEIC 圖片", "HEIC image"},
    {"enum.attachment.type.pdf", "PDF 文档", "PDF 文件", "PDF"},
    {"enum.attachment.type.xlsx", "Excel 表格", "Excel 試算表", "Excel workbook"},
    {"enum.attachment.type.docx", "Word 文档", "Word 文件", "Word document"},
    {"enum.attachment.type.pptx", "PPT 演示", "PPT 簡報", "Presentation"},
    {"enum.attachment.type.text", "文本", "純文字", "Text"},
    {"enum.attachment.type.m4a", "录音", "錄音", "Recording"},
    {"enum.attachment.type.mp3", "MP3 音频", "MP3 音訊", "MP3 audio"},
    {"event.attachment.added", "添加附件", "新增附件", "File added"},
    {"event.attachment.archived", "归档附件", "封存附件", "File archived"},
    {"event.attachment.restored", "恢复附件", "恢復附件", "File restored"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::attachments
