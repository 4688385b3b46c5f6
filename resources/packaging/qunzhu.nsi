; The Windows installer, for one person and without an administrator.
; makensis -DVERSION=0.1.0 -DFOLDER=dist\qunzhu -DOUT=dist\qunzhu-0.1.0-windows.exe qunzhu.nsi
Unicode true
!include MUI2.nsh

Name "群主台 Qunzhu"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Qunzhu"
InstallDirRegKey HKCU "Software\Qunzhu" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Qunzhu"
VIAddVersionKey "FileDescription" "Qunzhu"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Qunzhu authors, Apache-2.0"

!define MUI_ABORTWARNING
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Qunzhu"
!define MUI_FINISHPAGE_RUN "$INSTDIR\qunzhu-window.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is taken where Windows speaks none of them.
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "English"

LangString BACKUP ${LANG_SIMPCHINESE} "群主台备份"
LangString BACKUP ${LANG_TRADCHINESE} "群主台備份"
LangString BACKUP ${LANG_ENGLISH} "Qunzhu backup"
LangString BUNDLE ${LANG_SIMPCHINESE} "群主台同步包"
LangString BUNDLE ${LANG_TRADCHINESE} "群主台同步包"
LangString BUNDLE ${LANG_ENGLISH} "Qunzhu sync bundle"
LangString PACK ${LANG_SIMPCHINESE} "群主台外带包"
LangString PACK ${LANG_TRADCHINESE} "群主台外帶包"
LangString PACK ${LANG_ENGLISH} "Qunzhu workshop pack"
LangString RETURN ${LANG_SIMPCHINESE} "群主台外带包带回的文件"
LangString RETURN ${LANG_TRADCHINESE} "群主台外帶包帶回的檔案"
LangString RETURN ${LANG_ENGLISH} "What a Qunzhu workshop pack brings back"
LangString INVITATION ${LANG_SIMPCHINESE} "群主台邀请"
LangString INVITATION ${LANG_TRADCHINESE} "群主台邀請"
LangString INVITATION ${LANG_ENGLISH} "Qunzhu invitation"

; A double click on such a file opens it.
!macro OPENS ending text
  WriteRegStr HKCU "Software\Classes\.${ending}" "" "Qunzhu.${ending}"
  WriteRegStr HKCU "Software\Classes\Qunzhu.${ending}" "" "${text}"
  WriteRegStr HKCU "Software\Classes\Qunzhu.${ending}\DefaultIcon" "" "$INSTDIR\qunzhu-window.exe,0"
  WriteRegStr HKCU "Software\Classes\Qunzhu.${ending}\shell\open\command" "" '"$INSTDIR\qunzhu-window.exe" "%1"'
!macroend

!macro FORGETS ending
  DeleteRegKey HKCU "Software\Classes\.${ending}"
  DeleteRegKey HKCU "Software\Classes\Qunzhu.${ending}"
!macroend

Section
  SetOutPath "$INSTDIR"
  ; An older release leaves nothing behind that the newer would load.
  RMDir /r "$INSTDIR\_internal"
  File /r "${FOLDER}/*"
  WriteRegStr HKCU "Software\Qunzhu" "Folder" "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\群主台 Qunzhu.lnk" "$INSTDIR\qunzhu-window.exe"
  !insertmacro OPENS qzb "$(BACKUP)"
  !insertmacro OPENS qzs "$(BUNDLE)"
  !insertmacro OPENS qzp "$(PACK)"
  !insertmacro OPENS qzr "$(RETURN)"
  !insertmacro OPENS qzi "$(INVITATION)"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "群主台 Qunzhu"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\qunzhu-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Communities lie elsewhere, in folders that their owners chose: they stay.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\qunzhu.exe"
  Delete "$INSTDIR\qunzhu-window.exe"
  Delete "$INSTDIR\bill-of-materials.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\群主台 Qunzhu.lnk"
  !insertmacro FORGETS qzb
  !insertmacro FORGETS qzs
  !insertmacro FORGETS qzp
  !insertmacro FORGETS qzr
  !insertmacro FORGETS qzi
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Qunzhu"
SectionEnd
