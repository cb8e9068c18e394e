// The addresses of attachments.
#include "features/attachments/feature.hpp"
#include "features/attachments/use_cases.hpp"

namespace zhuli::attachments {

namespace {

constexpr http::Route kRoutes[] = {
    http::create<begin_upload>("/uploads", "attachments.add",
                               "Begin to send a file for a record; its parts follow"),
    http::act<keep_upload_part>("/uploads/{id}/parts", "attachments.add", "One part of the file"),
    http::act<finish_upload>("/uploads/{id}/completion", "attachments.add",
                             "All parts have come: the attachment"),
    http::act<cancel_upload>("/uploads/{id}/cancellation", "attachments.add",
                             "Do not send this file after all"),
    http::get<list_record_attachments>("/record_attachments", "attachments.read",
                                       "The files of one record"),
    http::look_up<show_attachment>("/attachments/{id}", "attachments.read", "One attachment"),
    http::get<show_content>("/attachments/{id}/content", "attachments.read",
                            "The file: images to be shown, all else to be kept"),
    http::act<archive_attachment>("/attachments/{id}/archival", "attachments.archive",
                                  "Put an attachment away; nothing is deleted"),
    http::act<restore_attachment>("/attachments/{id}/restoration", "attachments.archive",
                                  "Bring an archived attachment back"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::attachments
