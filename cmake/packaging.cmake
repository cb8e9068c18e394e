# `cpack -G DEB` in the release build folder.
install(FILES packaging/zhuli.service DESTINATION /lib/systemd/system OPTIONAL)
install(FILES packaging/zhuli.env DESTINATION /etc/zhuli OPTIONAL)
install(FILES README.md packaging/nginx.conf packaging/postgresql.md DESTINATION share/doc/zhuli OPTIONAL)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME zhuli)
set(CPACK_PACKAGE_CONTACT "Zhuli maintainers <maintainers@zhuli.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Sales management for trading companies")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm
  ${CMAKE_SOURCE_DIR}/packaging/conffiles)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
